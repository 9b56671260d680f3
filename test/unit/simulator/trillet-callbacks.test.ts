import type { Simulator } from '../../../simulator';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { Receiver } from './receiver';
import { ask } from './trillet-client';

const { salesAgent, supportAgent, salesFlow, supportFlow } = PRODUCTION_IDS;
const MINUTE = 60_000;

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
const set = (settings: object) => simulator.control.settings({ trillet: settings });
const setFlow = (id: string, fields: Record<string, unknown>) =>
	simulator.control.trillet.production.changeDocument('callFlows', id, fields);

describe('the callback of one call', () => {
	const metadata = { crm: '4711' };
	const dynamic_variables = { firstName: 'Zoë' };

	it('echoes metadata and variables, unsigned', async () => {
		const callId = await start({ callback_url: receiver.url, metadata, dynamic_variables });
		await simulator.control.advance(10 * MINUTE);

		expect(names()).toEqual(['call.started', 'call.completed']);
		expect(bodies()[1]?.data).toMatchObject({
			callId,
			agentId: salesAgent,
			status: 'completed',
			duration: 60,
			direction: 'outbound',
			to: '+15551230000',
			summary: expect.any(String),
			transcript: expect.any(Array),
			recordingUrl: expect.stringContaining(`/recordings/${callId}.wav`),
			metadata,
			dynamic_variables,
		});
		expect(receiver.received[1]?.headers).not.toHaveProperty('x-trillet-signature');
	});

	it('comes flat when told so', async () => {
		set({ callbackBody: 'flat' });
		const call_id = await start({ callback_url: receiver.url, metadata });
		await simulator.control.advance(10 * MINUTE);

		expect(bodies()[1]).toMatchObject({
			event: 'call.completed',
			call_id,
			call_agent_id: salesAgent,
			metadata,
		});
		expect(bodies()[1]).not.toHaveProperty('data');
	});

	it('comes as post-call webhooks are described when told so', async () => {
		set({ callbackBody: 'conversation', callbackEvents: ['call.completed'] });
		await start({ callback_url: receiver.url, metadata });
		await simulator.control.advance(10 * MINUTE);

		expect(bodies()).toEqual([
			{
				call_id: expect.any(String),
				status: 'completed',
				conversation_data: { gathered_information: { answered_by_voicemail: false } },
				transcript: { summary: expect.any(String), recordingUrl: expect.any(String) },
				metadata,
				dynamic_variables: {},
			},
		]);
	});

	it('can stay away', async () => {
		set({ callbackEvents: [] });
		await start({ callback_url: receiver.url });
		await simulator.control.advance(10 * MINUTE);

		expect(receiver.received).toEqual([]);
	});

	it('comes before the answer when calls are instant', async () => {
		set({ instantCalls: true, callbackEvents: ['call.completed'] });
		const callId = await start({ callback_url: receiver.url });

		expect(bodies()).toMatchObject([{ event: 'call.completed', data: { callId } }]);
	});

	it('tells of web calls too', async () => {
		await ask(simulator, 'POST', '/v1/api/calls/web/connect', {
			body: { agentId: salesAgent, callback_url: receiver.url, dynamic_variables },
		});
		await simulator.control.advance(10 * MINUTE);

		expect(bodies()).toMatchObject([
			{ event: 'call.started', data: { dynamic_variables } },
			{ event: 'call.completed' },
		]);
	});

	it('can be sent by hand, to any address', async () => {
		const { production } = simulator.control.trillet;
		const [call] = production.calls();
		await production.callBack({ event: 'call.failed', url: receiver.url, copies: 2 });
		await production.callBack({ event: 'call.failed' });

		expect(bodies().map(({ data }) => data.callId)).toEqual([call?.callId, call?.callId]);
	});
});

describe('the webhooks of a call flow', () => {
	it('hear of its calls at agentWebhookUrl', async () => {
		setFlow(salesFlow, { agentWebhookUrl: receiver.url });
		await start();
		await start({ call_agent_id: supportAgent });
		await simulator.control.advance(10 * MINUTE);

		expect(bodies()).toMatchObject([
			{ event: 'call.started', data: { agentId: salesAgent } },
			{ event: 'call.completed', data: { agentId: salesAgent } },
		]);
		expect(simulator.control.deliveries()[0]).toMatchObject({ webhook: 'flow.agent' });
	});

	it('hear of inbound calls only at inboundWebhookUrl, where it is for that', async () => {
		simulator.control.settings({ trillet: { inboundWebhook: 'reports' } });
		setFlow(supportFlow, { inboundWebhookUrl: receiver.url });
		await start({ call_agent_id: supportAgent });
		simulator.control.trillet.production.receiveCall({
			agentId: supportAgent,
			from: '+15559990000',
		});
		await simulator.control.advance(10 * MINUTE);

		expect(bodies()).toMatchObject([
			{ event: 'call.started', data: { direction: 'inbound', from: '+15559990000' } },
			{ event: 'call.completed', data: { direction: 'inbound', to: '+15551234567' } },
		]);
		expect(simulator.control.rungPhones()).toHaveLength(1);
	});

	it('may stand in the settings of the flow', async () => {
		setFlow(salesFlow, { settings: { webhooks: { agent: receiver.url } } });
		await start();
		await simulator.control.advance(10 * MINUTE);

		expect(names()).toEqual(['call.started', 'call.completed']);
	});

	it('are taken from the flow as it is when the event happens', async () => {
		await start();
		setFlow(salesFlow, { agentWebhookUrl: receiver.url });
		await simulator.control.advance(5_000);
		setFlow(salesFlow, { agentWebhookUrl: null });
		await simulator.control.advance(MINUTE);

		expect(names()).toEqual(['call.started']);
	});
});
