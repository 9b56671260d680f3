import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';

interface Agent {
	id: number;
	assistant_id: string;
	total_calls: number;
	minutes_used: number;
}

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill({ settings: { klen: { callSeconds: 120 } } });
});
afterEach(() => simulator.close());

const list = async () => {
	const { body } = await send(simulator, 'GET', '/api/v1/agents');
	return (body as { agents: Agent[] }).agents;
};

it('counts calls and minutes of its agents', async () => {
	const of = async () => (await list()).find(({ id }) => id === 789);
	const before = await of();
	await send(simulator, 'POST', '/api/v1/calls', {
		body: { phone_number: '+15551230000', agent_id: 'assistant_def456' },
	});
	await simulator.control.advance(600_000);
	const after = await of();

	expect(after?.total_calls).toBe((before?.total_calls ?? 0) + 1);
	expect(after?.minutes_used).toBeCloseTo((before?.minutes_used ?? 0) + 2);
});

it('creates an agent without a number, which can be updated under either id', async () => {
	const created = await send(simulator, 'POST', '/api/v1/agents', {
		body: { name: 'Night Desk', model_instructions: 'Hi {{customer_name}}', variables: { a: 1 } },
	});
	expect(created).toMatchObject({
		status: 201,
		body: { name: 'Night Desk', can_make_calls: false, model_instructions: 'Hi {{customer_name}}' },
	});
	const { id, assistant_id } = created.body as Agent;

	for (const agentId of [id, assistant_id]) {
		const name = `Renamed ${agentId}`;
		const updated = await send(simulator, 'PATCH', `/api/v1/agents/${agentId}`, { body: { name } });
		expect(updated).toMatchObject({
			status: 200,
			body: { id, name, model_instructions: 'Hi {{customer_name}}', variables: { a: 1 } },
		});
	}
	expect((await list()).map((agent) => agent.id)).toContain(id);
});

it('answers 404 agent_not_found for an unknown agent and 400 for one without a name', async () => {
	const unknown = await send(simulator, 'PATCH', '/api/v1/agents/1', { body: { name: 'a' } });
	const nameless = await send(simulator, 'POST', '/api/v1/agents', { body: {} });

	expect(unknown).toMatchObject({ status: 404, body: { error: 'agent_not_found' } });
	expect(nameless).toMatchObject({ status: 400, body: { error: 'validation_error' } });
});

it('can be an account without these endpoints', async () => {
	simulator.control.settings({ klen: { agentWrites: false } });

	for (const [method, path] of [
		['POST', '/api/v1/agents'],
		['PATCH', '/api/v1/agents/789'],
	] as const) {
		expect(await send(simulator, method, path, { body: { name: 'a' } })).toMatchObject({
			status: 404,
			body: { error: 'not_found' },
		});
	}
});
