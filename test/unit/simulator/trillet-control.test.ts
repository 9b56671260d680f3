import type { Simulator } from '../../../simulator';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { Receiver } from './receiver';
import { ask } from './trillet-client';

let simulator: Simulator;
let receiver: Receiver;

beforeEach(async () => {
	receiver = await Receiver.start();
	simulator = await startStill();
});
afterEach(async () => {
	await simulator.close();
	await receiver.close();
});

const control = async (method: string, path: string, body?: unknown) => {
	const response = await fetch(`${simulator.url}/_control${path}`, {
		method,
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as unknown };
};
const PATH = '/trillet/production';

describe('the control interface over HTTP', () => {
	it('adds, shows and removes calls', async () => {
		const { body } = await control('POST', `${PATH}/calls`, { count: 3, direction: 'inbound' });
		const [call] = body as Array<{ _id: string; direction: string }>;
		expect(call).toMatchObject({ direction: 'inbound' });
		expect((await control('GET', `${PATH}/calls`)).body).toHaveLength(15);
		const removed = await control('DELETE', `${PATH}/calls/${call?._id}`);

		expect(removed.body).toEqual({ removed: true });
	});

	it('changes documents as the dashboard would', async () => {
		const path = `${PATH}/documents/callFlows`;
		await control('PATCH', `${path}/${PRODUCTION_IDS.salesFlow}`, { prompt: 'Changed' });
		const flow = await ask(simulator, 'GET', `/v1/api/call-flows/${PRODUCTION_IDS.salesFlow}`);
		expect(flow.body).toMatchObject({ prompt: 'Changed' });
		const copy = await control('POST', `${path}/${PRODUCTION_IDS.salesFlow}/copies`, {
			name: 'Two',
		});
		expect(copy.body).toMatchObject({ name: 'Two', prompt: 'Changed' });
		await control('DELETE', `${path}/${PRODUCTION_IDS.salesFlow}`);

		expect((await control('GET', path)).body).toHaveLength(2);
		expect((await control('GET', `${PATH}/documents/dogs`)).status).toBe(400);
		expect((await control('PATCH', `${path}/nobody`, {})).status).toBe(400);
	});

	it('changes keys and settings', async () => {
		await control('POST', `${PATH}/keys`, { name: 'new', value: 'trillet_new' });
		const get = () =>
			ask(simulator, 'GET', '/v1/api/agents', { headers: { authorization: 'Bearer trillet_new' } });
		expect((await get()).status).toBe(200);
		await control('PATCH', `${PATH}/keys/new`, { active: false });
		expect((await get()).status).toBe(401);
		await control('DELETE', `${PATH}/keys/new`);
		expect((await control('GET', `${PATH}/keys`)).body).toHaveLength(3);

		const settings = await control('PATCH', '/settings', { trillet: { notFoundStatus: 500 } });
		expect(settings.body).toMatchObject({ trillet: { notFoundStatus: 500, auth: 'either' } });
		const misspelt = await control('PATCH', '/settings', { trillet: { notFound: 500 } });
		expect(misspelt).toMatchObject({
			status: 400,
			body: { message: expect.stringContaining('Unknown setting notFound') },
		});
	});

	it('sends events and callbacks, and repeats them', async () => {
		await control('POST', `${PATH}/webhooks`, { url: receiver.url, name: 'mine' });
		const sent = await control('POST', `${PATH}/events`, { event: 'call.started' });
		await control('POST', `${PATH}/events/repeat`, { copies: 2 });
		const callback = { event: 'call.completed', url: receiver.url, kind: 'flow.agent' };
		const called = await control('POST', `${PATH}/callbacks`, callback);

		expect(sent.body).toMatchObject([{ webhook: 'mine', status: 200 }]);
		expect(called.body).toMatchObject([{ webhook: 'flow.agent', signature: 'missing' }]);
		expect(receiver.received).toHaveLength(4);
		expect((await control('GET', `${PATH}/webhooks`)).body).toHaveLength(1);
	});

	it('has somebody call an agent, and shows batches', async () => {
		const { body } = await control('POST', `${PATH}/inbound-calls`, {
			agentId: PRODUCTION_IDS.supportAgent,
		});
		expect(body).toMatchObject({ direction: 'inbound', to: '+15551234567' });

		expect((await control('GET', `${PATH}/batches`)).body).toEqual([]);
		expect((await control('POST', `${PATH}/inbound-calls`, { agentId: 'nobody' })).status).toBe(
			400,
		);
	});
});

describe('faults', () => {
	it('strike operations of one vendor', async () => {
		simulator.control.addFault({ vendor: 'trillet', operationId: 'startCall', reset: true });
		simulator.control.addFault({
			vendor: 'trillet',
			operationId: 'sendCall',
			when: 'after',
			status: 502,
		});
		const start = ask(simulator, 'POST', '/v1/api/call', {
			body: { call_agent_id: PRODUCTION_IDS.salesAgent, to: '+15551230000' },
		});
		await expect(start).rejects.toThrow('fetch failed');
		const sent = await ask(simulator, 'POST', '/api/v1/calls/send', {
			body: { agentId: PRODUCTION_IDS.salesAgent, toNumber: '+15551230000' },
		});
		expect(sent.status).toBe(502);
		await simulator.control.advance(600_000);

		expect(simulator.control.rungPhones()).toHaveLength(1);
	});
});

it('starts over', async () => {
	simulator.control.trillet.production.addCalls({ count: 5 });
	await simulator.control.reset();

	expect(simulator.control.trillet.production.calls()).toHaveLength(12);
});
