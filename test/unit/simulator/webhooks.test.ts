import { createHmac } from 'crypto';
import type { Simulator } from '../../../simulator';
import { CALENDAR_EVENTS, CALL_EVENTS } from '../../../simulator/klen/events';
import { send, startStill } from './client';
import { Receiver } from './receiver';

const SECRET = 'a secret';
const ALL_EVENTS = [...CALL_EVENTS, ...CALENDAR_EVENTS];

let simulator: Simulator;
let receiver: Receiver;

const digest = (text: string, secret = SECRET) =>
	createHmac('sha256', secret).update(text).digest('hex');
const placeCall = (phone_number = '+15551230000', contact_id?: number) =>
	send(simulator, 'POST', '/api/v1/calls', { body: { phone_number, agent_id: 789, contact_id } });
const lastPayload = () =>
	JSON.parse(receiver.received.at(-1)?.body ?? '{}') as Record<string, Record<string, unknown>>;

beforeEach(async () => {
	receiver = await Receiver.start();
	simulator = await startStill({ settings: { klen: { callSeconds: 60 } } });
	simulator.control.klen.production.addWebhook({ url: receiver.url, secret: SECRET });
});
afterEach(async () => {
	await simulator.close();
	await receiver.close();
});

describe('creation', () => {
	const create = (body: object) => send(simulator, 'POST', '/api/webhooks/create/', { body });
	const valid = {
		name: 'Mine',
		url: 'https://example.com/hook',
		subscribed_events: ['call.started'],
	};

	it('answers with the secret that then signs the events', async () => {
		const created = await create({ ...valid, url: receiver.url });
		expect(created).toMatchObject({
			status: 201,
			body: { id: expect.any(Number), ...valid, url: receiver.url, secret: expect.any(String) },
		});
		const { secret } = created.body as { secret: string };

		await simulator.control.klen.production.emit({ event: 'call.started' });
		const signatures = receiver.received.map(({ headers }) => headers['x-klen-signature']);
		expect(signatures).toContain(digest(receiver.received.at(-1)?.body ?? '', secret));
	});

	it.each([
		['signing_secret', ['signing_secret']],
		['none', []],
	] as const)('can name the secret otherwise: %s', async (webhookSecretField, names) => {
		simulator.control.settings({ klen: { webhookSecretField } });

		const fields = Object.keys((await create(valid)).body as object);
		expect(fields).toEqual(['id', 'name', 'url', 'subscribed_events', ...names]);
	});

	it.each([
		[{ url: valid.url, subscribed_events: valid.subscribed_events }],
		[{ ...valid, url: 'not a URL' }],
		[{ ...valid, subscribed_events: [] }],
		[{ ...valid, subscribed_events: ['call.exploded'] }],
	])('refuses %j', async (body) => {
		expect(await create(body)).toMatchObject({
			status: 400,
			body: { error: 'validation_error' },
		});
	});
});

describe('the events of a call', () => {
	it('come in the documented order', async () => {
		await placeCall();
		await simulator.control.advance(120_000);

		expect(receiver.types()).toEqual([
			'call.started',
			'call.ended',
			'call.transcript',
			'call.summary',
			'call.recording',
		]);
	});

	it('carry the documented fields', async () => {
		const [contact] = simulator.control.klen.production.contacts();
		const { body } = await placeCall('+15551230000', contact?.id);
		await simulator.control.advance(120_000);
		const payloads = receiver.received.map((event) => JSON.parse(event.body) as { call: object });
		const [started, ended, transcript, summary, recording] = payloads;

		expect(started).toMatchObject({
			call: {
				id: (body as { id: number }).id,
				klen_call_id: (body as { call_id: string }).call_id,
				agent_id: 789,
				assistant_id: 'assistant_def456',
				status: 'in-progress',
				contact: { id: contact?.id },
			},
			timestamp: '2025-05-01T08:00:05Z',
		});
		expect(ended).toMatchObject({ call: { duration: 60, duration_seconds: 60 } });
		expect(transcript).toMatchObject({ call: { transcript: expect.stringContaining('Agent:') } });
		expect(summary).toMatchObject({ call: { summary: expect.any(String) } });
		expect(recording).toMatchObject({ call: { recording_url: expect.stringContaining('.wav') } });
	});

	it('end with call.failed and its reason', async () => {
		await placeCall('+15005550007');
		await simulator.control.advance(120_000);

		expect(receiver.types()).toEqual(['call.started', 'call.failed']);
		expect(lastPayload()).toMatchObject({ call: { failure_reason: 'disconnected' } });
	});

	it('spell what is undocumented as the settings say', async () => {
		simulator.control.settings({ klen: { failureReasonField: 'reason', contactPlace: 'top' } });
		const [contact] = simulator.control.klen.production.contacts();
		await placeCall('+15005550004', contact?.id);
		await simulator.control.advance(120_000);

		expect(lastPayload()).toMatchObject({
			call: { reason: 'busy' },
			contact: { id: contact?.id },
		});
		expect(lastPayload().call).not.toHaveProperty('contact');
	});

	it('go only to webhooks that subscribed, each with a copy and a signature of its own', async () => {
		const { production, sandbox } = simulator.control.klen;
		production.addWebhook({ url: receiver.url, secret: 'other', events: ['call.failed'] });
		sandbox.addWebhook({ url: receiver.url, secret: 'sandbox' });
		await production.emit({ event: 'call.failed' });
		await production.emit({ event: 'call.started' });

		expect(receiver.types()).toEqual(['call.failed', 'call.failed', 'call.started']);
		const [first, second] = receiver.received;
		expect(first?.headers['x-klen-signature']).toBe(digest(first?.body ?? ''));
		expect(second?.headers['x-klen-signature']).toBe(digest(second?.body ?? '', 'other'));
	});
});

describe('signing', () => {
	const overrides = { call: { agent_name: 'Zoë "😀"', started_at: '2025-05-01T08:00:00Z' } };
	const emit = async (signing: 'compact' | 'python' | 'reserialised') => {
		simulator.control.settings({ delivery: { signing } });
		await simulator.control.klen.production.emit({ event: 'call.started', overrides });
		const event = receiver.received.at(-1);
		const body = event?.body ?? '';
		return {
			body,
			signature: event?.headers['x-klen-signature'],
			compact: JSON.stringify(JSON.parse(body)),
		};
	};

	it('covers compact JSON', async () => {
		const { body, compact, signature } = await emit('compact');
		expect(body).toBe(compact);
		expect(signature).toBe(digest(body));
	});

	it("covers the bytes of Python's JSON", async () => {
		const { body, compact, signature } = await emit('python');
		expect(body).toContain('"agent_name": "Zo\\u00eb \\"\\ud83d\\ude00\\"", ');
		expect(signature).toBe(digest(body));
		expect(signature).not.toBe(digest(compact));
	});

	it('covers the re-serialisation only', async () => {
		const { body, compact, signature } = await emit('reserialised');
		expect(body).toContain('": ');
		expect(signature).toBe(digest(compact));
		expect(signature).not.toBe(digest(body));
	});

	it('can be forged or left out', async () => {
		const { production } = simulator.control.klen;
		await production.emit({ event: 'call.started', signature: 'wrong' });
		await production.repeatLastEvent({ signature: 'missing' });
		const [forged, unsigned] = receiver.received;

		expect(forged?.headers['x-klen-signature']).toMatch(/^[0-9a-f]{64}$/);
		expect(forged?.headers['x-klen-signature']).not.toBe(digest(forged?.body ?? ''));
		expect(unsigned?.headers).not.toHaveProperty('x-klen-signature');
	});
});

describe('delivery', () => {
	it('is retried on a non-2xx answer, on the simulated clock and for a bounded number of times', async () => {
		simulator.control.settings({ delivery: { retryDelaysMs: [1_000, 2_000] } });
		receiver.statuses = [500, 302, 404];
		await simulator.control.klen.production.emit({ event: 'call.started' });
		expect(receiver.received).toHaveLength(1);

		await simulator.control.advance(1_000);
		expect(receiver.received).toHaveLength(2);
		await simulator.control.advance(1_999);
		expect(receiver.received).toHaveLength(2);
		await simulator.control.advance(60_000);

		const attempts = simulator.control.deliveries();
		expect(attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
			[1, 500],
			[2, 302],
			[3, 404],
		]);
		expect(new Set(attempts.map(({ body }) => body)).size).toBe(1);
	});

	it('is retried after a network failure', async () => {
		const { url } = receiver;
		await receiver.close();
		await simulator.control.klen.production.emit({ event: 'call.started' });
		await simulator.control.advance(5_000);

		expect(simulator.control.deliveries({ url })).toMatchObject([
			{ attempt: 1, status: null, error: 'ECONNREFUSED' },
			{ attempt: 2, status: null, error: 'ECONNREFUSED' },
		]);
	});

	it('waits for the one before it to the same URL, so that events come in order', async () => {
		const { production } = simulator.control.klen;
		let open = () => {};
		receiver.gate = new Promise((resolve) => (open = resolve));
		const sent = [
			production.emit({ event: 'call.started' }),
			production.emit({ event: 'call.ended' }),
		];
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(receiver.types()).toEqual(['call.started']);

		open();
		await Promise.all(sent);
		expect(receiver.types()).toEqual(['call.started', 'call.ended']);
	});

	it('is not retried when it was a forgery', async () => {
		receiver.statuses = [401];
		await simulator.control.klen.production.emit({ event: 'call.started', signature: 'wrong' });
		await simulator.control.advance(600_000);

		expect(receiver.received).toHaveLength(1);
	});

	it('is repeated only when asked to after a 2xx', async () => {
		const { production } = simulator.control.klen;
		receiver.statuses = [204];
		await production.emit({ event: 'call.ended' });
		await simulator.control.advance(600_000);
		expect(receiver.received).toHaveLength(1);

		await production.repeatLastEvent({ copies: 5 });
		expect(receiver.received).toHaveLength(6);
		expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
	});
});

describe('repeating one delivery', () => {
	it('sends the same bytes to the same receiver only, whatever was sent since', async () => {
		const other = await Receiver.start();
		const { production } = simulator.control.klen;
		production.addWebhook({ url: other.url });
		const [first] = await production.emit({ event: 'call.started' });
		await production.emit({ event: 'call.ended' });
		const repeated = await simulator.control.repeatDelivery(first?.id ?? 0);
		await other.close();

		const [original, , again] = receiver.received;
		expect(again?.body).toBe(original?.body);
		expect(again?.headers['x-klen-signature']).toBe(original?.headers['x-klen-signature']);
		expect(repeated.signatureHeader).toEqual({
			name: 'X-Klen-Signature',
			value: digest(repeated.body),
		});
		expect(other.received).toHaveLength(2);
	});

	it('can forge it', async () => {
		const [first] = await simulator.control.klen.production.emit({ event: 'call.started' });
		const forged = await simulator.control.repeatDelivery(first?.id ?? 0, 'wrong');

		expect(forged).toMatchObject({ signature: 'wrong', status: 200 });
		expect(forged.signatureHeader?.value).toMatch(/^[0-9a-f]{64}$/);
		expect(forged.signatureHeader?.value).not.toBe(digest(forged.body));
	});

	it('refuses what was never delivered', async () => {
		await expect(simulator.control.repeatDelivery(99)).rejects.toThrow('There is no delivery 99');
	});
});

describe('events on demand', () => {
	it.each(ALL_EVENTS)('sends %s with a payload that keeps the contract', async (event) => {
		const [record] = await simulator.control.klen.production.emit({ event });

		expect(record).toMatchObject({ event, status: 200, signature: 'valid' });
		expect(receiver.types()).toEqual([event]);
	});

	it('are about the call that is named', async () => {
		const [, other] = simulator.control.klen.production.calls();
		await simulator.control.klen.production.emit({ event: 'call.ended', id: other?.klenCallId });

		expect(lastPayload().call?.id).toBe(other?.id);
	});

	it('do not break the contract', async () => {
		const emit = simulator.control.klen.production.emit({
			event: 'call.ended',
			overrides: { call: { id: 'text' } },
		});

		await expect(emit).rejects.toThrow('/requestBody/call/id must be integer');
		expect(receiver.received).toEqual([]);
	});
});
