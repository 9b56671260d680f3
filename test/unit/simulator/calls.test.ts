import type { Simulator } from '../../../simulator';
import { FAILING_NUMBERS } from '../../../simulator/klen/outcomes';
import { send, startStill, type RequestOptions } from './client';

const MINUTES = 60_000;

interface Call {
	id: number;
	call_id: string;
	status: string;
	transcript: string | null;
	summary: string | null;
	recording_url: string | null;
	duration_seconds: number | null;
	billing: { total_charge: number } | null;
	contact: { id: number } | null;
}

let simulator: Simulator;

const place = (body: object, options: RequestOptions = {}) =>
	send(simulator, 'POST', '/api/v1/calls', {
		body: { phone_number: '+15551230000', agent_id: 789, ...body },
		...options,
	});
const get = async (id: string | number, environment?: 'sandbox') => {
	const { body, status } = await send(simulator, 'GET', `/api/v1/calls/${id}`, { environment });
	expect(status).toBe(200);
	return body as Call;
};

beforeEach(async () => {
	simulator = await startStill({ settings: { klen: { callSeconds: 60 } } });
});
afterEach(() => simulator.close());

describe('the life of a call', () => {
	it('goes from queued over in-progress to completed', async () => {
		const { body, status } = await place({});
		expect(status).toBe(201);
		expect(body).toMatchObject({
			status: 'queued',
			type: 'outbound',
			agent: { id: 789, assistant_id: 'assistant_def456' },
			created_at: '2025-05-01T08:00:00Z',
			estimated_start: '2025-05-01T08:00:05Z',
		});
		const { id } = body as Call;

		await simulator.control.advance(4_999);
		expect((await get(id)).status).toBe('queued');
		await simulator.control.advance(1);
		expect(await get(id)).toMatchObject({ status: 'in-progress', duration_seconds: null });
		await simulator.control.advance(60_000);
		expect(await get(id)).toMatchObject({
			status: 'completed',
			duration_seconds: 60,
			transcript: null,
			recording_url: null,
			billing: { total_charge: 1.65 },
		});
		await simulator.control.advance(6_000);
		const finished = await get(id);
		expect(finished.summary).not.toBeNull();
		expect(finished.transcript).toContain('Agent: ');
	});

	it('is found by either id', async () => {
		const { id, call_id } = (await place({})).body as Call;

		expect(await get(id)).toEqual(await get(call_id));
	});

	it('links the contact that was named or that has the number', async () => {
		const [contact] = simulator.control.klen.production.contacts();
		const number = contact?.phoneNumbers[0]?.phoneNumber;
		const named = (await place({ contact_id: contact?.id })).body as Call;
		const known = (await place({ phone_number: number })).body as Call;

		expect((await get(named.id)).contact?.id).toBe(contact?.id);
		expect((await get(known.id)).contact?.id).toBe(contact?.id);
	});

	it('fills placeholders of the instructions, nested ones too', async () => {
		simulator.control.klen.production.addAgents({
			id: 4711,
			modelInstructions:
				'Hi {{customer_name}}, about {{order.items}} for {{order.price}}{{nobody}}.',
			variables: { customer_name: 'overridden' },
		});
		const variables = { customer_name: 'Zoë', order: { items: ['a', { b: 1 }], price: 2.5 } };
		const { id } = (await place({ agent_id: 4711, variables })).body as Call;
		await simulator.control.advance(2 * MINUTES);

		expect((await get(id)).transcript).toContain('Hi Zoë, about ["a",{"b":1}] for 2.5.');
	});
});

describe('a call from outside', () => {
	it('is answered by the agent, whatever the number, and rings no phone', async () => {
		const { production } = simulator.control.klen;
		const { id, agentId } = production.receiveCall({ phoneNumber: '+15005550004' });
		expect(await get(id)).toMatchObject({ status: 'queued', type: 'inbound' });
		expect(agentId).toBe(123);
		await simulator.control.advance(5_000);
		expect((await get(id)).status).toBe('in-progress');
		await simulator.control.advance(10 * MINUTES);

		expect((await get(id)).status).toBe('completed');
		expect(simulator.control.rungPhones()).toEqual([]);
	});

	it('goes to the agent that is named', () => {
		const { production } = simulator.control.klen;

		expect(production.receiveCall({ agentId: 790 })).toMatchObject({ agentId: 790 });
		expect(() => production.receiveCall({ agentId: 1 })).toThrow('There is no agent 1');
	});
});

describe('phones', () => {
	it('ring once for each call in production', async () => {
		await place({});
		await place({ phone_number: '+15551230001' });
		await simulator.control.advance(10 * MINUTES);

		expect(simulator.control.rungPhones().map(({ phoneNumber }) => phoneNumber)).toEqual([
			'+15551230000',
			'+15551230001',
		]);
	});

	it('never ring in the sandbox, which charges nothing', async () => {
		const agent = simulator.control.klen.sandbox
			.agents()
			.find(({ phoneNumber }) => phoneNumber !== null);
		const environment = 'sandbox';
		const { id } = (await place({ agent_id: agent?.id }, { environment })).body as Call;
		await simulator.control.advance(10 * MINUTES);

		expect(simulator.control.rungPhones()).toEqual([]);
		expect(await get(id, environment)).toMatchObject({
			status: 'completed',
			billing: { total_charge: 0 },
		});
	});
});

describe('numbers with an outcome', () => {
	it.each([
		['+15005550001', 400, 'invalid_phone_number'],
		['+15005550002', 403, 'do_not_call'],
		['+15005550003', 402, 'insufficient_funds'],
		['0555 123', 400, 'invalid_phone_number'],
	])('%s is refused with %i %s', async (phone_number, status, error) => {
		expect(await place({ phone_number })).toMatchObject({ status, body: { error } });
		await simulator.control.advance(10 * MINUTES);
		expect(simulator.control.rungPhones()).toEqual([]);
	});

	it.each(Object.entries(FAILING_NUMBERS))(
		'%s fails as documented',
		async (phone_number, outcome) => {
			const { id } = (await place({ phone_number })).body as Call;
			await simulator.control.advance(10 * MINUTES);

			expect(await get(id)).toMatchObject({ status: 'failed', recording_url: null });
			expect(simulator.control.rungPhones()).toHaveLength(outcome.rings ? 1 : 0);
			const [stored] = simulator.control.klen.production.calls();
			expect(stored?.failureReason).toBe(outcome.failureReason);
		},
	);
});

describe('refusals', () => {
	it.each([
		['{}', 400, 'missing_phone_number'],
		['{"phone_number":"","agent_id":789}', 400, 'missing_phone_number'],
		['{"phone_number":null,"agent_id":789}', 400, 'missing_phone_number'],
		['{"phone_number":"+15551230000"}', 400, 'missing_agent_id'],
		['{"phone_number":"+15551230000","agent_id":""}', 400, 'missing_agent_id'],
		['{"phone_number":15551230000,"agent_id":789}', 400, 'invalid_phone_number'],
		['{"phone_number":"+15551230000","agent_id":1}', 404, 'agent_not_found'],
		['{"phone_number":"+15551230000","agent_id":791}', 404, 'no_phone_number'],
		['{"phone_number":"+15551230000","agent_id":789,"contact_id":1}', 404, 'not_found'],
		['{"phone_number":"+15551230000","agent_id":789,"variables":[]}', 400, 'validation_error'],
		['[]', 400, 'validation_error'],
		['{', 400, 'invalid_json'],
		['', 400, 'invalid_json'],
	])('answers %s with %i %s', async (text, status, error) => {
		const answer = await send(simulator, 'POST', '/api/v1/calls', { text });

		expect(answer).toMatchObject({ status, body: { error, message: expect.any(String) } });
	});

	it('answers 403 do_not_call for a number that a contact does not want to be called on', async () => {
		const phone_numbers = [{ phone_number: '+15551239999', do_not_call: true }];
		await send(simulator, 'POST', '/api/v1/contacts/create', {
			body: { first_name: 'John', phone_numbers },
		});

		expect(await place({ phone_number: '+15551239999' })).toMatchObject({ status: 403 });
	});

	it('answers 402 with balance and rate once the wallet is empty', async () => {
		simulator.control.settings({ klen: { walletBalance: 2 } });

		expect((await place({})).status).toBe(201);
		expect(await place({})).toMatchObject({
			status: 402,
			body: { error: 'insufficient_funds', current_balance: 0.5, required_rate: 1.5 },
		});
	});

	it('answers 404 for a call that does not exist', async () => {
		expect(await send(simulator, 'GET', '/api/v1/calls/call_unknown')).toMatchObject({
			status: 404,
			body: { error: 'not_found', message: 'Call not found or you do not have access' },
		});
	});
});

describe('recordings', () => {
	it('are WAV files at an address that needs no key', async () => {
		const recorded = simulator.control.klen.production.calls().find((call) => call.hasRecording);
		const { recording_url } = await get(recorded?.id ?? 0);
		expect(recording_url).toMatch(`${simulator.url}/`);

		const response = await fetch(recording_url ?? '');
		const file = Buffer.from(await response.arrayBuffer());
		expect(response.headers.get('content-type')).toBe('audio/wav');
		expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
		expect(file.readUInt32LE(4)).toBe(file.length - 8);
		expect(file.readUInt32LE(40)).toBe(file.length - 44);
		expect(file.subarray(44).some((byte) => byte !== 0)).toBe(true);
	});

	it('can be on another host than the API', async () => {
		const recordingOrigin = simulator.url.replace('127.0.0.1', 'localhost');
		simulator.control.settings({ klen: { recordingOrigin } });
		const recorded = simulator.control.klen.production.calls().find((call) => call.hasRecording);
		const { recording_url } = await get(recorded?.id ?? 0);

		expect(recording_url).toMatch(recordingOrigin);
		expect((await fetch(recording_url ?? '')).status).toBe(200);
	});

	it('answers 404 for a call without a recording', async () => {
		expect((await send(simulator, 'GET', '/recordings/call_0.wav')).status).toBe(404);
	});
});
