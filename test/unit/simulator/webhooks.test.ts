import { CALENDAR_EVENTS, CALL_EVENTS } from '../../../simulator/klen/events';
import { send } from './client';
import { digest, useWebhook } from './klen-webhook';

const world = useWebhook();
const ALL_EVENTS = [...CALL_EVENTS, ...CALENDAR_EVENTS];

const placeCall = (phone_number = '+15551230000', contact_id?: number) =>
	send(world.simulator, 'POST', '/api/v1/calls', {
		body: { phone_number, agent_id: 789, contact_id },
	});
const lastPayload = () =>
	JSON.parse(world.receiver.received.at(-1)?.body ?? '{}') as Record<
		string,
		Record<string, unknown>
	>;

describe('creation', () => {
	const create = (body: object) => send(world.simulator, 'POST', '/api/webhooks/create/', { body });
	const valid = {
		name: 'Mine',
		url: 'https://example.com/hook',
		subscribed_events: ['call.started'],
	};

	it('answers with the secret that then signs the events', async () => {
		const created = await create({ ...valid, url: world.receiver.url });
		expect(created).toMatchObject({
			status: 201,
			body: {
				id: expect.any(Number),
				...valid,
				url: world.receiver.url,
				secret: expect.any(String),
			},
		});
		const { secret } = created.body as { secret: string };

		await world.control.klen.production.emit({ event: 'call.started' });
		const signatures = world.receiver.received.map(({ headers }) => headers['x-klen-signature']);
		expect(signatures).toContain(digest(world.receiver.received.at(-1)?.body ?? '', secret));
	});

	it.each([
		['signing_secret', ['signing_secret']],
		['none', []],
	] as const)('can name the secret otherwise: %s', async (webhookSecretField, names) => {
		world.control.settings({ klen: { webhookSecretField } });

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
		await world.control.advance(120_000);

		expect(world.receiver.types()).toEqual([
			'call.started',
			'call.ended',
			'call.transcript',
			'call.summary',
			'call.recording',
		]);
	});

	it('carry the documented fields', async () => {
		const [contact] = world.control.klen.production.contacts();
		const { body } = await placeCall('+15551230000', contact?.id);
		await world.control.advance(120_000);
		const payloads = world.receiver.received.map(
			(event) => JSON.parse(event.body) as { call: object },
		);
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
		await world.control.advance(120_000);

		expect(world.receiver.types()).toEqual(['call.started', 'call.failed']);
		expect(lastPayload()).toMatchObject({ call: { failure_reason: 'disconnected' } });
	});

	it('spell what is undocumented as the settings say', async () => {
		world.control.settings({
			klen: { failureReasonField: 'reason', contactPlace: 'top' },
		});
		const [contact] = world.control.klen.production.contacts();
		await placeCall('+15005550004', contact?.id);
		await world.control.advance(120_000);

		expect(lastPayload()).toMatchObject({
			call: { reason: 'busy' },
			contact: { id: contact?.id },
		});
		expect(lastPayload().call).not.toHaveProperty('contact');
	});

	it('go only to webhooks that subscribed, each with a copy and a signature of its own', async () => {
		const { production, sandbox } = world.control.klen;
		production.addWebhook({ url: world.receiver.url, secret: 'other', events: ['call.failed'] });
		sandbox.addWebhook({ url: world.receiver.url, secret: 'sandbox' });
		await production.emit({ event: 'call.failed' });
		await production.emit({ event: 'call.started' });

		expect(world.receiver.types()).toEqual(['call.failed', 'call.failed', 'call.started']);
		const [first, second] = world.receiver.received;
		expect(first?.headers['x-klen-signature']).toBe(digest(first?.body ?? ''));
		expect(second?.headers['x-klen-signature']).toBe(digest(second?.body ?? '', 'other'));
	});
});

describe('events on demand', () => {
	it.each(ALL_EVENTS)('sends %s with a payload that keeps the contract', async (event) => {
		const [record] = await world.control.klen.production.emit({ event });

		expect(record).toMatchObject({ event, status: 200, signature: 'valid' });
		expect(world.receiver.types()).toEqual([event]);
	});

	it('are about the call that is named', async () => {
		const [, other] = world.control.klen.production.calls();
		await world.control.klen.production.emit({
			event: 'call.ended',
			id: other?.klenCallId,
		});

		expect(lastPayload().call?.id).toBe(other?.id);
	});

	it('do not break the contract', async () => {
		const emit = world.control.klen.production.emit({
			event: 'call.ended',
			overrides: { call: { id: 'text' } },
		});

		await expect(emit).rejects.toThrow('/requestBody/call/id must be integer');
		expect(world.receiver.received).toEqual([]);
	});
});
