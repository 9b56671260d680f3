import type { Simulator } from '../../../simulator';
import { OUTCOMES } from '../../../simulator/trillet/outcomes';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { ask } from './trillet-client';

const MINUTE = 60_000;
const { salesAgent, draftAgent } = PRODUCTION_IDS;

interface HistoryItem {
	_id: string;
	callId: string;
	status: string;
	duration?: number;
	recordingUrl: string | null;
	transcript: Array<{ content: string }>;
	[field: string]: unknown;
}

let simulator: Simulator;

const send = (body: object = {}) =>
	ask(simulator, 'POST', '/api/v1/calls/send', {
		body: { agentId: salesAgent, toNumber: '+15551230000', ...body },
	});
const start = (body: object = {}) =>
	ask(simulator, 'POST', '/v1/api/call', {
		body: { call_agent_id: salesAgent, to: '+15551230000', ...body },
	});
const record = async (callId: string) => {
	const query = new URLSearchParams({ callIds: JSON.stringify([callId]) });
	const { body } = await ask(simulator, 'GET', `/v2/api/call-history?${query}`);
	const [item] = body as HistoryItem[];
	if (!item) throw new Error(`no record of ${callId}`);
	return item;
};

beforeEach(async () => {
	simulator = await startStill({ settings: { trillet: { callSeconds: 60 } } });
});
afterEach(() => simulator.close());

describe('placing a call', () => {
	it.each(['/api/v1/calls/send', '/api/v1/calls/call'])('answers %s at length', async (path) => {
		const body = { agentId: salesAgent, toNumber: '+15551230000' };

		expect(await ask(simulator, 'POST', path, { body })).toMatchObject({
			status: 200,
			body: {
				status: 'success',
				callId: expect.stringMatching(/^[0-9a-f]{24}-00[0-9a-z]{8}$/),
				fromNumber: '+15557654321',
				toNumber: '+15551230000',
				agent: { id: salesAgent, name: 'Sales Agent' },
			},
		});
	});

	it('answers the page of one call in short', async () => {
		const { body } = await start();

		expect(body).toEqual({
			status: 'success',
			call_id: expect.any(String),
			message: 'Call initiated successfully',
		});
	});

	it.each(['call_id', 'callId'] as const)('spells the id %s when told so', async (idSpelling) => {
		simulator.control.settings({ trillet: { idSpelling } });
		const other = idSpelling === 'callId' ? 'call_id' : 'callId';
		const web = await ask(simulator, 'POST', '/v1/api/calls/web/connect', {
			body: { agentId: salesAgent },
		});

		for (const { body } of [await send(), await start(), web]) {
			expect(body).toHaveProperty(idSpelling);
			expect(body).not.toHaveProperty(other);
		}
	});

	it.each([
		[{ to: undefined }, 400, 'invalid_request', 'to is required'],
		[{ to: '0555 123' }, 400, 'invalid_number', 'The provided phone number is invalid'],
		[{ to: '+15005550001' }, 400, 'invalid_number', 'The provided phone number is invalid'],
		[{ to: '+15005550003' }, 402, 'insufficient_credits', 'Your account has insufficient credits'],
		[{ call_agent_id: 'nobody' }, 404, 'not_found', 'Agent not found'],
		[{ call_agent_id: draftAgent }, 400, 'no_phone_number', 'The agent has no active phone number'],
		[{ callback_url: 'nowhere' }, 400, 'invalid_request', expect.stringContaining('callback_url')],
	])('refuses %j', async (fields, status, code, message) => {
		expect(await start(fields)).toMatchObject({ status, body: { error: { code, message } } });
		await simulator.control.advance(10 * MINUTE);
		expect(simulator.control.rungPhones()).toEqual([]);
	});

	it('uses the undocumented statuses that the settings ask for', async () => {
		simulator.control.settings({
			trillet: { invalidNumberStatus: 422, insufficientCreditsStatus: 400, notFoundStatus: 500 },
		});

		expect((await start({ to: 'x' })).status).toBe(422);
		expect((await start({ to: '+15005550001' })).status).toBe(422);
		expect((await start({ to: '+15005550003' })).status).toBe(400);
		expect(await start({ call_agent_id: 'nobody' })).toMatchObject({
			status: 500,
			body: { error: { message: 'Agent not found' } },
		});
	});

	it('takes credits until there are none', async () => {
		simulator.control.settings({ trillet: { credits: 0.25 } });

		expect((await start()).status).toBe(200);
		expect((await send()).status).toBe(200);
		expect((await start()).body).toMatchObject({ error: { code: 'insufficient_credits' } });
	});

	it('refuses a body that is not JSON', async () => {
		const response = await fetch(`${simulator.trillet.production}/v1/api/call`, {
			method: 'POST',
			headers: { authorization: 'Bearer trillet_test_key', 'content-type': 'application/json' },
			body: '{',
		});
		expect(response.status).toBe(400);
	});
});

describe('the life of a call', () => {
	it('goes from active to completed', async () => {
		const { body } = await start({
			metadata: { crm: '4711' },
			dynamic_variables: { firstName: 'Zoë', product: 'ten seats' },
		});
		const { call_id } = body as { call_id: string };
		expect(await record(call_id)).toMatchObject({ status: 'active', recordingUrl: null });
		await simulator.control.advance(4_999);
		expect(simulator.control.rungPhones()).toEqual([]);
		await simulator.control.advance(1);
		expect(simulator.control.rungPhones()).toMatchObject([
			{ vendor: 'trillet', phoneNumber: '+15551230000', callId: call_id },
		]);
		await simulator.control.advance(MINUTE);

		const ended = await record(call_id);
		expect(ended).toMatchObject({
			status: 'completed',
			duration: 60,
			direction: 'outbound',
			agent: 'Sales Agent',
			callFlowName: 'Sales Flow',
			cost: 0.1,
			variables: { firstName: 'Zoë', product: 'ten seats' },
			analyzedData: { answered_by_voicemail: false },
		});
		expect(ended.transcript[0]?.content).toBe('Hello Zoë, I am calling about ten seats.');
		expect(await ask(simulator, 'GET', `/v2/api/call-history/${ended._id}`)).toMatchObject({
			body: { agentId: salesAgent, metadata: { crm: '4711' }, cost: { customer_charge: 0.1 } },
		});
	});

	it.each(Object.entries(OUTCOMES))('of %s ends as told', async (to, outcome) => {
		const { body } = await start({ to });
		await simulator.control.advance(10 * MINUTE);

		expect(await record((body as { call_id: string }).call_id)).toMatchObject({
			status: outcome.status,
			...(outcome.voicemail && { analyzedData: { answered_by_voicemail: true } }),
		});
		expect(simulator.control.rungPhones()).toHaveLength(outcome.rings ? 1 : 0);
	});

	it('is over before the answer when calls are instant', async () => {
		simulator.control.settings({ trillet: { instantCalls: true } });
		const { body } = await start();

		expect(await record((body as { call_id: string }).call_id)).toMatchObject({
			status: 'completed',
		});
	});
});

describe('a web call', () => {
	it('opens a room and rings no phone', async () => {
		const { body } = await ask(simulator, 'POST', '/v1/api/calls/web/connect', {
			body: { agentId: salesAgent, mode: 'voice' },
		});
		expect(body).toMatchObject({
			status: 'success',
			roomName: expect.stringMatching(/^web-/),
			token: expect.stringMatching(/^[\w-]+\.[\w-]+\.\w+$/),
			agent: { id: salesAgent, voice: { provider: 'rime' } },
		});
		await simulator.control.advance(10 * MINUTE);

		expect(simulator.control.rungPhones()).toEqual([]);
		const { body: list } = await ask(simulator, 'GET', '/v2/api/call-history?callType=web');
		expect(list).toMatchObject([{ status: 'completed', toPhoneNumber: null }]);
	});
});

describe('environments', () => {
	it('have data of their own and phones that ring', async () => {
		const { development } = simulator.control.trillet;
		const [agent] = development.documents('agents');
		const body = { call_agent_id: agent?._id, to: '+15551230000' };
		const environment = 'development';
		expect((await start({ call_agent_id: agent?._id })).status).toBe(404);
		const answer = await ask(simulator, 'POST', '/v1/api/call', { body, environment });
		await simulator.control.advance(10 * MINUTE);

		expect(answer.status).toBe(200);
		expect(simulator.control.rungPhones()).toMatchObject([{ environment: 'development' }]);
		expect(development.calls()).toHaveLength(58);
		expect(simulator.control.trillet.production.calls()).toHaveLength(12);
	});

	it('are the same for the same seed', async () => {
		const other = await startStill();
		const ids = (one: Simulator) =>
			one.control.trillet.development.calls().map(({ callId }) => callId);

		expect(ids(other)).toEqual(ids(simulator));
		await other.control.reset(2);
		expect(ids(other)).not.toEqual(ids(simulator));
		await other.close();
	});
});
