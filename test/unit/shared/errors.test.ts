import type { INode } from 'n8n-workflow';
import { adviceForStatus } from '../../../nodes/shared/transport/advice';
import { redact, toApiError } from '../../../nodes/shared/transport/errors';

const node: INode = {
	id: '1',
	name: 'Klen AI',
	type: 'klen',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

describe('toApiError', () => {
	it('says what happened, what to do next, and what the vendor said', () => {
		const error = toApiError(
			node,
			'Klen AI',
			{
				message: 'The key lacks a permission',
				nextStep: 'Create another key.',
				status: 403,
				code: 'permission_denied',
				body: { error: 'permission_denied' },
				itemIndex: 2,
			},
			{ message: 'No can_read_calls' },
		);
		expect(error.message).toBe('The key lacks a permission');
		expect(error.description).toBe(
			'Create another key. (Klen AI answered HTTP 403 permission_denied: "No can_read_calls")',
		);
		expect(error.httpCode).toBe('403');
		expect(error.context).toMatchObject({
			itemIndex: 2,
			data: { code: 'permission_denied', body: { error: 'permission_denied' } },
		});
	});

	it('keeps its own words for a network error, which n8n would replace', () => {
		const error = toApiError(node, 'Klen AI', {
			message: 'Klen AI could not be reached',
			nextStep: 'Nothing was sent.',
			code: 'ECONNREFUSED',
		});
		expect(error.message).toBe('Klen AI could not be reached');
		expect(error.description).toBe('Nothing was sent.');
		expect(error.httpCode).toBeNull();
		expect(error.context.data).toEqual({ code: 'ECONNREFUSED' });
	});

	it('shows the text of an error page, not its markup, and not all of it', () => {
		const body = `<html><style>p{}</style><h1>502</h1><p>Bad gateway</p>${'x'.repeat(2000)}</html>`;
		const error = toApiError(node, 'Klen AI', {
			...adviceForStatus(502, 'Klen AI'),
			status: 502,
			body,
		});
		expect(error.description).toContain('"502 Bad gateway xxx');
		expect(error.description!.length).toBeLessThan(600);
	});
});

describe('adviceForStatus', () => {
	it.each([301, 400, 401, 402, 403, 404, 409, 418, 429, 500, 503])(
		'has a message and a next step for %i',
		(status) => {
			const { message, nextStep } = adviceForStatus(status, 'Klen AI');
			expect(message.length).toBeGreaterThan(10);
			expect(nextStep).toMatch(/\.$/);
		},
	);
});

describe('redact', () => {
	it('hides secrets wherever they stand, also next to characters that JSON escapes', () => {
		const secret = 'klen_"quoted"\\key';
		const clean = redact({ a: `Bearer ${secret}`, b: [{ c: secret }], d: 1 }, [secret]);
		expect(clean).toEqual({ a: 'Bearer [hidden]', b: [{ c: '[hidden]' }], d: 1 });
	});

	it('leaves the rest alone, and does not take an empty field for a secret', () => {
		const value = { message: 'nothing to hide' };
		expect(redact(value, ['', 'klen_secret'])).toBe(value);
	});
});
