import { useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();

testOperation(klen, {
	resource: 'agent',
	operation: 'getAll',
	request: 'listAgents',
	parameters: { limit: '={{ $json.limit }}' },
	good: () => [{ limit: 1 }, { limit: 3 }],
	expectOutput: (outputs, { limit }) => {
		const names = klen.control.klen.production.agents().map(({ name }) => name);
		expect(outputs.map(({ name }) => name)).toEqual(names.slice(0, limit as number));
	},
	bad: {
		item: { limit: 1.5 },
		message: 'Limit must be a whole number of at least 1, but is 1.5',
		nextStep: 'Enter a number such as 10.',
	},
	refused: {
		item: () => ({ limit: 4 }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'listAgents',
				nth,
				status: 403,
				body: {
					error: 'permission_denied',
					message: 'This API key does not have can_read_agents permission',
				},
			}),
		message: 'The API key lacks the permission can_read_agents',
		nextStep: '"This API key does not have can_read_agents permission"',
		httpStatus: 403,
		code: 'permission_denied',
	},
});

it('returns all agents, in one request without parameters', async () => {
	klen.control.klen.production.addAgents({ count: 120 });
	const result = await klen.run({
		resource: 'agent',
		operation: 'getAll',
		parameters: { returnAll: true },
	});
	expect(result.items).toHaveLength(124);
	expect(klen.requests()).toEqual([expect.objectContaining({ query: {} })]);
});

it('says which agents can make calls', async () => {
	const result = await klen.run({ resource: 'agent', operation: 'getAll' });
	expect(result.json.map(({ id, can_make_calls }) => [id, can_make_calls])).toEqual([
		[123, true],
		[789, true],
		[790, true],
		[791, false],
	]);
});

it('returns the raw record on demand', async () => {
	const parameters = { simplify: false, limit: 1 };
	const result = await klen.run({ resource: 'agent', operation: 'getAll', parameters });
	expect(result.json[0]).toMatchObject({ assistant_id: 'assistant_abc123' });
	expect(result.json[0]).toHaveProperty('voice_id');
});
