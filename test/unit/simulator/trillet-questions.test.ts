import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { startSimulator, type Simulator } from '../../../simulator';
import { startWaiter, type Waiter } from './waiter';

const { supportAgent, supportFlow } = PRODUCTION_IDS;
const MINUTE = 60_000;

let simulator: Simulator;
let waiter: Waiter;

beforeAll(async () => {
	simulator = await startSimulator({ speed: 0 });
	waiter = await startWaiter();
});
afterAll(async () => {
	await simulator.close();
	await waiter.close();
});
beforeEach(async () => {
	await simulator.control.reset();
	waiter.reset();
});

const production = () => simulator.control.trillet.production;

async function ring(flow: Record<string, unknown>, from = '+15559990000') {
	production().changeDocument('callFlows', supportFlow, flow);
	const { callId } = production().receiveCall({ agentId: supportAgent, from });
	await simulator.control.advance(10 * MINUTE);
	return production()
		.calls()
		.find((call) => call.callId === callId);
}

const lookUp = () => ({ inboundWebhookUrl: `${waiter.url}/who?token=secret` });

describe('a call', () => {
	it('asks who is calling before it is answered, and uses the variables', async () => {
		waiter.answer = { variables: { first_name: 'Ada' } };
		const call = await ring(lookUp());

		expect(waiter.requests).toEqual([
			expect.objectContaining({
				method: 'GET',
				query: expect.objectContaining({ from: '+15559990000', call_id: call?.callId }) as object,
			}),
		]);
		expect(call).toMatchObject({
			status: 'completed',
			dynamicVariables: { first_name: 'Ada' },
			questions: [{ kind: 'callerLookUp', outcome: 'answered', status: 200 }],
		});
		expect(call?.transcript[0]?.content).toBe('Hello Ada, how can I help?');
		expect(JSON.stringify(call)).not.toContain('secret');
	});

	it('uses the tools of its flow with what the agent knows', async () => {
		waiter.answer = { slot: { number: 'A-17' } };
		simulator.control.settings({ trillet: { toolArguments: { book: { day: 'a "good" day' } } } });
		const tool = {
			name: 'book',
			url: `${waiter.url}/book`,
			method: 'POST',
			headers: { 'Content-Type': 'application/json', Authorization: 'Bearer t' },
			body: '{"arguments":{"day":"{{day}}"}}',
			variables: [{ name: 'day', description: 'The day' }],
			responseVariables: [{ name: 'confirmation', path: 'slot.number' }],
		};
		const call = await ring({ webhooks: [tool, { ...tool, name: 'tested', isTesting: true }] });

		expect(waiter.requests).toEqual([
			expect.objectContaining({
				method: 'POST',
				authorization: 'Bearer t',
				body: { arguments: { day: 'a "good" day' } },
			}),
		]);
		expect(call?.dynamicVariables).toEqual({ confirmation: 'A-17' });
	});

	it.each([
		['+15005550021', { outcome: 'timed out', answer: null }],
		['+15005550023', { outcome: 'unreadable', status: 200 }],
		['+15005550024', { outcome: 'answered' }],
	])('goes on, whatever answer a caller from %s gets', async (from, question) => {
		waiter.delayMs = 50;
		const call = await ring(lookUp(), from);
		expect(call).toMatchObject({ status: 'completed', questions: [question] });
		if (from === '+15005550024') expect(waiter.requests).toHaveLength(3);
	});

	it('makes a caller wait for an answer that is slow', async () => {
		const call = await ring(lookUp(), '+15005550022');
		expect(call?.questions?.[0]?.waitedMs).toBeGreaterThanOrEqual(2_990);
	});

	it.each([
		['refused', () => ({ inboundWebhookUrl: `${waiter.url}/refused` }), 401],
		['unreachable', () => ({ inboundWebhookUrl: 'http://127.0.0.1:1/' }), null],
	])('goes on when its question is %s', async (outcome, flow, status) => {
		const call = await ring(flow());
		expect(call).toMatchObject({ status: 'completed', questions: [{ outcome, status }] });
	});
});
