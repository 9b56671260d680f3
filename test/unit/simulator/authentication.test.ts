import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startStill();
});
afterAll(() => simulator.close());

const refusal = (status: number, error: string, message: string) => ({
	status,
	body: { error, message },
});

describe('the three places for a key', () => {
	it.each([
		['bearer', '/api/v1/agents', { authorization: 'Bearer klen_test_can_read_agents' }],
		['header', '/api/v1/agents', { 'x-api-key': 'klen_test_can_read_agents' }],
		['query', '/api/v1/agents?api_key=klen_test_can_read_agents', {}],
	])('accepts a key as %s', async (place, path, headers) => {
		const answer = await send(simulator, 'GET', path, { key: null, headers });

		expect(answer.status).toBe(200);
		const [record] = simulator.control.requests().slice(-1);
		expect(record).toMatchObject({ key: 'can_read_agents', keyPlace: place });
	});

	it('keeps keys out of the ledger', async () => {
		await send(simulator, 'GET', '/api/v1/agents?api_key=klen_test_all', {
			headers: { 'x-api-key': 'klen_test_second' },
		});

		expect(JSON.stringify(simulator.control.requests())).not.toContain('klen_test_');
	});
});

describe('refusals', () => {
	it('answers 401 authentication_required without a key', async () => {
		expect(await send(simulator, 'GET', '/api/v1/calls', { key: null })).toMatchObject(
			refusal(401, 'authentication_required', 'API key is required'),
		);
	});

	it.each(['klen_unknown', 'klen_test_inactive'])('answers 401 invalid_key to %s', async (key) => {
		expect(await send(simulator, 'GET', '/api/v1/calls', { key })).toMatchObject(
			refusal(401, 'invalid_key', 'Invalid or inactive API key'),
		);
	});

	it('answers 403 permission_denied and names the permission', async () => {
		const answer = await send(simulator, 'GET', '/api/v1/calls', {
			key: 'klen_test_can_read_agents',
		});

		expect(answer).toMatchObject(
			refusal(403, 'permission_denied', 'This API key does not have can_read_calls permission'),
		);
	});

	it.each(['klen_test_can_read_contacts', 'klen_test_can_write_contacts'])(
		'lets either contact permission create a contact: %s',
		async (key) => {
			const body = { first_name: 'John' };
			const answer = await send(simulator, 'POST', '/api/v1/contacts/create', { key, body });

			expect(answer.status).toBe(201);
		},
	);

	it('answers 403 to an address outside the allowlist, before looking at the permission', async () => {
		simulator.control.klen.changeKey('allowlist', { permissions: [] });
		const refused = await send(simulator, 'GET', '/api/v1/calls', { key: 'klen_test_allowlist' });
		expect(refused).toMatchObject({
			status: 403,
			body: { message: 'This API key may not be used from the IP address 127.0.0.1' },
		});

		simulator.control.klen.changeKey('allowlist', {
			permissions: ['can_read_calls'],
			allowedIps: ['127.0.0.1'],
		});
		const allowed = await send(simulator, 'GET', '/api/v1/calls', { key: 'klen_test_allowlist' });
		expect(allowed.status).toBe(200);
	});

	it('refuses a revoked key at once', async () => {
		simulator.control.klen.addKey('temporary', 'klen_temporary', {
			permissions: ['can_read_calls'],
		});
		const key = 'klen_temporary';
		expect((await send(simulator, 'GET', '/api/v1/calls', { key })).status).toBe(200);

		simulator.control.klen.revokeKey('temporary');
		expect((await send(simulator, 'GET', '/api/v1/calls', { key })).status).toBe(401);
	});

	it.each([
		['GET', '/api/v1/nothing'],
		['DELETE', '/api/v1/calls'],
		['POST', '/api/webhooks/create'],
		['GET', '/api/v1/calls/'],
	])('answers 404 not_found to %s %s', async (method, path) => {
		expect(await send(simulator, method, path)).toMatchObject({
			status: 404,
			body: { error: 'not_found' },
		});
	});
});

it('checks key, permission and rate before the body', async () => {
	const options = { text: '{not json' };
	const withKey = (key: string | null) =>
		send(simulator, 'POST', '/api/v1/calls', { ...options, key });
	simulator.control.klen.addKey('exhausted', 'klen_exhausted', {
		permissions: ['can_initiate_calls'],
		limits: { requestsPerMinute: 0 },
	});

	expect((await withKey(null)).body).toMatchObject({ error: 'authentication_required' });
	expect((await withKey('klen_test_can_read_calls')).body).toMatchObject({
		error: 'permission_denied',
	});
	expect((await withKey('klen_exhausted')).body).toMatchObject({ error: 'rate_limit_exceeded' });
	expect((await withKey('klen_test_all')).body).toMatchObject({ error: 'invalid_json' });
});
