import { createHmac } from 'crypto';
import type { Simulator } from '../../../simulator';
import { signEvent } from '../../../simulator/core/signature';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { Receiver } from './receiver';
import { ask } from './trillet-client';

const { salesAgent } = PRODUCTION_IDS;
const MINUTE = 60_000;

/** The sample of the development guide, written without blanks, and its signature. */
const SAMPLE = {
	event: 'call.completed',
	data: { callId: 'call_xyz789', agentId: 'agent_123abc', duration: 125, status: 'completed' },
};
const SECRET = 'whsec_xxxxxxxxxxxxx';
const SIGNATURE = '48680538f9558d0211c7ae16473b6a33d97075eb3b7b08169a5aeadd53001ea1';

interface EventBody {
	event: string;
	data: Record<string, unknown>;
}

let simulator: Simulator;
let receiver: Receiver;

beforeEach(async () => {
	receiver = await Receiver.start();
	simulator = await startStill({ settings: { trillet: { callSeconds: 60 } } });
});
afterEach(async () => {
	await simulator.close();
	await receiver.close();
});

const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as EventBody);
const names = () => bodies().map(({ event }) => event);
const start = async (fields: object = {}) => {
	const answer = await ask(simulator, 'POST', '/v1/api/call', {
		body: { call_agent_id: salesAgent, to: '+15551230000', ...fields },
	});
	return (answer.body as { call_id: string }).call_id;
};
const webhook = (fields: object = {}) =>
	simulator.control.trillet.production.addWebhook({ url: receiver.url, ...fields });
const set = (settings: object) => simulator.control.settings({ trillet: settings });

describe('the signature', () => {
	it('is that of the test vector', () => {
		expect(signEvent(SAMPLE, SECRET, 'compact')).toEqual({
			body: JSON.stringify(SAMPLE),
			signature: SIGNATURE,
		});
	});

	it('comes in X-Trillet-Signature, over the bytes that are sent', async () => {
		webhook({ secret: SECRET });
		await simulator.control.trillet.production.emit({ event: 'call.completed', overrides: SAMPLE });
		const [received] = receiver.received;

		expect(received?.body).toBe(JSON.stringify(SAMPLE));
		expect(received?.headers['x-trillet-signature']).toBe(SIGNATURE);
	});

	it('uses the whole secret', async () => {
		const { secret } = webhook();
		await simulator.control.trillet.production.emit({ event: 'agent.created' });
		const [{ body, headers } = { body: '', headers: {} }] = receiver.received;

		expect(secret).toMatch(/^whsec_[0-9a-f]{32}$/);
		expect(headers).toMatchObject({
			'x-trillet-signature': createHmac('sha256', secret).update(body).digest('hex'),
		});
	});

	it('can be wrong or missing', async () => {
		webhook({ secret: SECRET });
		const { production } = simulator.control.trillet;
		await production.emit({ event: 'call.completed', overrides: SAMPLE, signature: 'wrong' });
		await production.emit({ event: 'call.completed', overrides: SAMPLE, signature: 'missing' });

		const [wrong, missing] = receiver.received;
		expect(wrong?.headers['x-trillet-signature']).toMatch(/^[0-9a-f]{64}$/);
		expect(wrong?.headers['x-trillet-signature']).not.toBe(SIGNATURE);
		expect(missing?.headers['x-trillet-signature']).toBeUndefined();
	});
});

describe('account events', () => {
	it('tell of a call with what the sample has', async () => {
		webhook();
		const callId = await start();
		await simulator.control.advance(10 * MINUTE);

		expect(bodies()).toEqual([
			{ event: 'call.started', data: { callId, agentId: salesAgent, status: 'in-progress' } },
			{
				event: 'call.completed',
				data: { callId, agentId: salesAgent, duration: 60, status: 'completed' },
			},
		]);
	});

	it('tell of a call that fails', async () => {
		webhook();
		const callId = await start({ to: '+15005550005' });
		await simulator.control.advance(10 * MINUTE);

		expect(bodies()).toMatchObject([
			{ event: 'call.failed', data: { callId, status: 'no-answer' } },
		]);
	});

	it('tell of agents, flows and messages', async () => {
		webhook();
		const agent = {
			name: 'New',
			llmModel: 'gpt-4o-mini',
			ttsModel: { provider: 'rime', voiceId: 'v', language: 'en' },
		};
		const { body } = await ask(simulator, 'POST', '/v1/api/agents', { body: agent });
		await ask(simulator, 'PUT', `/v1/api/agents/${(body as { _id: string })._id}`, { body: agent });
		const flow = { name: 'New', direction: 'outbound', promptType: 'simple' };
		const answer = await ask(simulator, 'POST', '/v1/api/call-flows', { body: flow });
		const id = (answer.body as { _id: string })._id;
		await ask(simulator, 'PUT', `/v1/api/call-flows/${id}`, { body: flow });
		await ask(simulator, 'POST', '/v1/api/conversations/message/generate', {
			body: { flowId: PRODUCTION_IDS.smsFlow, to: '+15551230000', autopilot: true },
		});
		await simulator.control.deliveriesIdle();
		await simulator.control.advance(MINUTE);

		expect(names()).toEqual([
			'agent.created',
			'agent.updated',
			'flow.created',
			'flow.updated',
			'sms.sent',
			'sms.delivered',
		]);
	});

	it('go to the webhooks that receive them', async () => {
		webhook({ events: ['call.failed'], name: 'failures' });
		await start();
		await start({ to: '+15005550004' });
		await simulator.control.advance(10 * MINUTE);

		expect(names()).toEqual(['call.failed']);
		expect(simulator.control.deliveries()).toMatchObject([
			{ vendor: 'trillet', webhook: 'failures', signature: 'valid', status: 200 },
		]);
	});

	it('stay in their environment', async () => {
		simulator.control.trillet.development.addWebhook({ url: receiver.url });
		await start();
		await simulator.control.advance(10 * MINUTE);

		expect(receiver.received).toEqual([]);
	});

	it('can have any name', async () => {
		webhook();
		await simulator.control.trillet.production.emit({
			event: 'call.transferred',
			overrides: { data: { callId: 'x' } },
		});

		expect(bodies()).toEqual([{ event: 'call.transferred', data: { callId: 'x' } }]);
	});

	it('are held to the contract', async () => {
		const emit = simulator.control.trillet.production.emit({
			event: 'call.completed',
			overrides: { data: { callId: 5 } },
		});
		await expect(emit).rejects.toThrow('/requestBody/data/callId must be string');
	});

	it('are sent again until they are accepted', async () => {
		webhook();
		receiver.statuses = [500, 503];
		await simulator.control.trillet.production.emit({ event: 'agent.created' });
		await simulator.control.advance(10 * MINUTE);

		expect(receiver.received).toHaveLength(3);
		expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
	});
});

describe('deliveries', () => {
	it('come more than once when told so', async () => {
		set({ deliveryCopies: 3 });
		webhook();
		await start();
		await simulator.control.advance(5_000);

		expect(names()).toEqual(['call.started', 'call.started', 'call.started']);
		expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
	});

	it('come out of order when told so', async () => {
		set({ outOfOrder: true });
		webhook();
		await start();
		await simulator.control.advance(5_000);
		expect(names()).toEqual([]);
		await simulator.control.advance(MINUTE);
		await simulator.control.deliveriesIdle();

		expect(names()).toEqual(['call.completed', 'call.started']);
	});

	it('are repeated by hand, byte for byte', async () => {
		webhook();
		const { production } = simulator.control.trillet;
		await production.emit({ event: 'call.started' });
		await production.repeatLastEvent({ copies: 2 });

		expect(receiver.received).toHaveLength(3);
		expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
	});
});
