import type { Simulator } from '../../../simulator';
import { EMPTY_WORKSPACE_ID, PRODUCTION_IDS, WORKSPACE_ID } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { ask } from './trillet-client';

const AGENTS = '/v1/api/agents';

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const withHeaders = (headers: Record<string, string>, path = AGENTS) =>
	ask(simulator, 'GET', path, { headers });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const auth = (wanted: 'either' | 'bearer' | 'headers') =>
	simulator.control.settings({ trillet: { auth: wanted } });
const coded = (status: number, code: string) => ({ status, body: { error: { code } } });

describe('the two documented ways', () => {
	it('are each enough', async () => {
		const headers = { 'x-api-key': 'trillet_test_key', 'x-workspace-id': WORKSPACE_ID };

		expect((await withHeaders(bearer('trillet_test_key'))).status).toBe(200);
		expect((await withHeaders(headers)).status).toBe(200);
		expect(simulator.control.requests()).toMatchObject([
			{ vendor: 'trillet', key: 'test', keyPlace: 'bearer' },
			{ key: 'test', keyPlace: 'header' },
		]);
	});

	it('can be demanded', async () => {
		const headers = { 'x-api-key': 'trillet_test_key', 'x-workspace-id': WORKSPACE_ID };
		auth('bearer');
		expect(await withHeaders(headers)).toMatchObject(coded(401, 'unauthorized'));
		expect((await withHeaders({ ...headers, ...bearer('trillet_test_key') })).status).toBe(200);
		auth('headers');
		expect(await withHeaders(bearer('trillet_test_key'))).toMatchObject(coded(401, 'unauthorized'));
		expect((await withHeaders(headers)).status).toBe(200);
	});

	it('keep keys out of the ledger', async () => {
		const headers = { 'x-api-key': 'trillet_test_second', 'x-api_key': 'trillet_test_inactive' };
		await withHeaders({ ...headers, ...bearer('trillet_test_key') });

		expect(JSON.stringify(simulator.control.requests())).not.toContain('trillet_test_');
	});
});

describe('keys', () => {
	it.each([
		[{}, 'No API key provided'],
		[{ 'x-api-key': 'wrong', 'x-workspace-id': WORKSPACE_ID }, 'Invalid API key'],
		[bearer('trillet_test_inactive'), 'Invalid API key'],
	])('are refused: %j', async (headers, message) => {
		expect(await withHeaders(headers)).toMatchObject({
			status: 401,
			body: { error: { code: 'unauthorized', message } },
		});
	});

	it('belong to one environment, but for the second one', async () => {
		const ask2 = (key: string, environment: 'production' | 'development') =>
			ask(simulator, 'GET', AGENTS, { headers: bearer(key), environment });

		expect((await ask2('trillet_test_key', 'development')).status).toBe(401);
		expect((await ask2('trillet_dev_key', 'production')).status).toBe(401);
		expect((await ask2('trillet_dev_key', 'development')).status).toBe(200);
		expect((await ask2('trillet_test_second', 'development')).status).toBe(200);
		expect((await ask2('trillet_test_second', 'production')).status).toBe(200);
	});

	it('can be added, changed and revoked', async () => {
		const keys = simulator.control.trillet.production;
		keys.addKey('new', 'trillet_new');
		expect((await withHeaders(bearer('trillet_new'))).status).toBe(200);
		keys.changeKey('new', { active: false });
		expect((await withHeaders(bearer('trillet_new'))).status).toBe(401);
		keys.revokeKey('new');
		expect(keys.keys().map(({ name }) => name)).toEqual(['test', 'second', 'inactive']);
	});
});

describe('the workspace', () => {
	it('is asked for when the key goes in a header', async () => {
		expect(await withHeaders({ 'x-api-key': 'trillet_test_key' })).toMatchObject({
			status: 400,
			body: { error: { message: 'The header x-workspace-id is required' } },
		});
		const empty = { 'x-api-key': 'trillet_test_key', 'x-workspace-id': '' };
		expect((await withHeaders(empty)).status).toBe(400);
	});

	it('must be one of the account, in both ways', async () => {
		const headers = { 'x-workspace-id': 'f'.repeat(24) };
		const refused = coded(403, 'forbidden');

		expect(await withHeaders({ ...headers, 'x-api-key': 'trillet_test_key' })).toMatchObject(
			refused,
		);
		expect(await withHeaders({ ...headers, ...bearer('trillet_test_key') })).toMatchObject(refused);
	});

	it.each(['/v1/api/workspaces', '/v1/api/flow-folders/665c3d4e5f6a7b8c9d0e1f2a'])(
		'is not needed for %s',
		async (path) => {
			expect((await withHeaders({ 'x-api-key': 'trillet_test_key' }, path)).status).toBe(200);
		},
	);

	it('separates records', async () => {
		const headers = { 'x-api-key': 'trillet_test_key', 'x-workspace-id': EMPTY_WORKSPACE_ID };

		expect((await withHeaders(headers)).body).toEqual([]);
		expect(await withHeaders(headers, `${AGENTS}/${PRODUCTION_IDS.salesAgent}`)).toMatchObject({
			status: 404,
			body: { error: { message: 'Agent does not belong to this workspace' } },
		});
	});
});

describe('the web SDK', () => {
	const body = { agentId: PRODUCTION_IDS.salesAgent };

	it('sends its key under another name', async () => {
		const headers = { 'x-api_key': 'trillet_test_key' };
		const answer = await ask(simulator, 'POST', '/v1/api/calls/web/connect', { body, headers });

		expect(answer.status).toBe(200);
		expect((await withHeaders(headers)).status).toBe(401);
	});

	it('starts public calls without a key where the flow allows it', async () => {
		const start = (agent: string, headers: Record<string, string>) =>
			ask(simulator, 'POST', '/v1/api/web-call/public', {
				body: { call_agent_id: agent },
				headers,
			});
		const workspace = { 'x-workspace-id': WORKSPACE_ID };

		expect(await start(PRODUCTION_IDS.supportAgent, workspace)).toMatchObject({
			status: 200,
			body: { token: expect.any(String), roomName: expect.stringMatching(/^web-/) },
		});
		expect((await start(PRODUCTION_IDS.salesAgent, workspace)).status).toBe(403);
		expect((await start(PRODUCTION_IDS.supportAgent, {})).status).toBe(400);
	});
});

describe('the rate limit', () => {
	beforeEach(async () => {
		simulator.control.trillet.production.changeKey('test', { limits: { requestsPerMinute: 1 } });
		await ask(simulator, 'GET', AGENTS);
	});

	it('answers 429 with reset_at and without Retry-After', async () => {
		const before = Date.now();
		const { status, headers, body } = await ask(simulator, 'GET', AGENTS);
		const { error } = body as { error: { code: string; message: string; reset_at: string } };

		expect(status).toBe(429);
		expect(headers.get('retry-after')).toBeNull();
		expect(error.code).toBe('rate_limit_exceeded');
		const [, seconds] = /^Too many requests\. Please try again in (\d+) seconds\.$/.exec(
			error.message,
		) as unknown as [string, string];
		expect(Date.parse(error.reset_at)).toBeGreaterThanOrEqual(before + Number(seconds) * 1000);
	});

	it.each([
		['message', /in \d+ seconds/],
		['none', /^Too many requests\.$/],
	] as const)('can leave reset_at out: %s', async (rateLimitHint, message) => {
		simulator.control.settings({ trillet: { rateLimitHint } });

		expect((await ask(simulator, 'GET', AGENTS)).body).toEqual({
			error: { code: 'rate_limit_exceeded', message: expect.stringMatching(message) },
		});
	});

	it('is counted for each environment and each key', async () => {
		expect((await ask(simulator, 'GET', AGENTS, { environment: 'development' })).status).toBe(200);
		expect((await withHeaders(bearer('trillet_test_second'))).status).toBe(200);
	});

	it('is 60 requests a minute unless said otherwise', async () => {
		const other = await startStill({ requestsPerMinute: undefined });
		expect(other.control.trillet.production.keys()[0]?.limits.requestsPerMinute).toBe(60);
		await other.close();
	});
});
