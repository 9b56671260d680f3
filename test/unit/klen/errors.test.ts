import { adviceFor, errors } from '../../../nodes/Klen/api/errors';

describe('errors', () => {
	it.each(Object.entries(errors))('%s has a message and a next step', (_, advice) => {
		expect(advice.message).toMatch(/^[A-Z].{10,}[^.]$/);
		expect(advice.nextStep).toMatch(/^[A-Z].{10,}\.$/s);
	});
});

describe('adviceFor', () => {
	it.each([
		['createAgent', 404, 'not_found', 'The Klen AI API does not offer creating agents'],
		['createAgent', 405, undefined, 'The Klen AI API does not offer creating agents'],
		['updateAgent', 404, undefined, 'The Klen AI API does not offer updating agents'],
		['createContact', 403, 'permission_denied', 'can_read_contacts or can_write_contacts'],
		['listCalls', 403, 'permission_denied', 'can_read_calls'],
	])('tells the cause of %s %i %s', (endpoint, status, code, message) => {
		expect(adviceFor(endpoint, status, code)?.message).toContain(message);
	});

	it.each([
		['updateAgent', 404, 'agent_not_found'],
		['createAgent', 400, 'validation_error'],
		['getContact', 404, 'not_found'],
		['createWebhook', 403, 'permission_denied'],
	])('leaves %s %i %s to the table', (endpoint, status, code) => {
		expect(adviceFor(endpoint, status, code)).toBeUndefined();
	});
});
