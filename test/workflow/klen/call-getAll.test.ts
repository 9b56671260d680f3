import type { INodeParameters } from 'n8n-workflow';
import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;

const getAll = async (parameters: INodeParameters) =>
	await klen.run({ resource: 'call', operation: 'getAll', parameters });

testOperation(klen, {
	resource: 'call',
	operation: 'getAll',
	request: 'listCalls',
	parameters: { limit: '={{ $json.limit }}', filters: { agentId: byId('={{ $json.agent }}') } },
	good: () => {
		production().addCalls({ count: 3, agentId: 123 });
		production().addCalls({ count: 3, agentId: 789 });
		return [
			{ agent: '123', limit: 2 },
			{ agent: 'assistant_def456', limit: 3 },
		];
	},
	expectOutput: (outputs, { agent, limit }) => {
		expect(outputs).toHaveLength(limit as number);
		const name = agent === '123' ? 'Customer Support' : 'Sales Representative';
		expect(new Set(outputs.map(({ agent_name }) => agent_name))).toEqual(new Set([name]));
	},
	bad: {
		item: { limit: 0, agent: '123' },
		message: 'Limit must be a whole number of at least 1, but is 0',
		nextStep: 'Enter a number such as 10.',
	},
	refused: {
		item: () => ({ limit: 5, agent: '123' }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'listCalls',
				nth,
				status: 400,
				body: { error: 'validation_error', message: 'agent_id is malformed' },
			}),
		message: 'Klen AI did not accept a value of this request',
		nextStep: '"agent_id is malformed"',
		httpStatus: 400,
		code: 'validation_error',
	},
});

it('lists the newest calls first, fifty unless told otherwise', async () => {
	production().addCalls({ count: 60 });
	const result = await getAll({});
	const newest = production().calls().slice(0, 50);
	expect(result.json.map(({ call_id }) => call_id)).toEqual(
		newest.map(({ klenCallId }) => klenCallId),
	);
	expect(klen.requests()).toEqual([expect.objectContaining({ query: { page: '1', limit: '50' } })]);
});

it('lets Klen filter by agent, direction and status', async () => {
	production().addCalls({ count: 4, agentId: 789, type: 'inbound', status: 'failed' });
	const result = await getAll({
		filters: { agentId: byId('789'), type: 'inbound', status: 'failed' },
	});
	expect(result.json.length).toBeGreaterThanOrEqual(4);
	for (const call of result.json) expect(call).toMatchObject({ type: 'inbound', status: 'failed' });
	expect(klen.requests()[0]?.query).toMatchObject({
		agent_id: '789',
		type: 'inbound',
		status: 'failed',
	});
});

it('takes values as an AI agent sends them', async () => {
	const result = await getAll({
		returnAll: '={{ "false" }}',
		limit: '={{ "3" }}',
		simplify: '={{ "false" }}',
		filters: { status: '={{ "completed" }}' },
	});
	expect(result.json).toHaveLength(3);
	expect(result.json[0]).toHaveProperty('contact');
	expect(klen.requests()[0]?.query).toEqual({ page: '1', limit: '3', status: 'completed' });
});

it('returns the raw record on demand', async () => {
	const [newest] = production().calls();
	const result = await getAll({ limit: 1, simplify: false });
	expect(result.json).toEqual([expect.objectContaining({ id: newest?.klenCallId })]);
	expect(result.json[0]).toHaveProperty('contact');
});

it('returns no items for an empty list', async () => {
	const result = await getAll({ filters: { agentId: byId('791'), status: 'in-progress' } });
	expect(result.error).toBeUndefined();
	expect(result.items).toEqual([]);
});

describe('pages', () => {
	/** IDs in the order of Klen's list. */
	const idsOfKlen = () =>
		production()
			.calls()
			.map(({ klenCallId }) => klenCallId);
	const ids = (result: Awaited<ReturnType<typeof getAll>>) =>
		result.json.map(({ call_id }) => call_id);

	it('returns all of more than 250 calls, in order, in the fewest requests', async () => {
		production().addCalls({ count: 250 });
		const expected = idsOfKlen();
		const result = await getAll({ returnAll: true });
		expect(expected.length).toBeGreaterThan(250);
		expect(ids(result)).toEqual(expected);
		expect(klen.requests().map(({ query }) => query)).toEqual(
			['1', '2', '3'].map((page) => ({ page, limit: '100' })),
		);
	});

	it('needs two requests for a limit of 150', async () => {
		production().addCalls({ count: 250 });
		const result = await getAll({ limit: 150 });
		expect(ids(result)).toEqual(idsOfKlen().slice(0, 150));
		expect(klen.requests()).toHaveLength(2);
	});

	it('stops at the call that an earlier run saw last', async () => {
		production().addCalls({ count: 250 });
		const [lastSeen] = idsOfKlen().slice(120);
		const result = await getAll({ returnAll: true, options: { stopAtId: lastSeen ?? '' } });
		expect(ids(result)).toEqual(idsOfKlen().slice(0, 120));
		expect(klen.requests()).toHaveLength(2);
	});

	it('reads the whole list when the last seen call is gone', async () => {
		production().addCalls({ count: 110 });
		const result = await getAll({ returnAll: true, options: { stopAtId: 'call_gone' } });
		expect(ids(result)).toEqual(idsOfKlen());
	});

	it.each([
		{ what: 'added at the top', change: { add: 7 } },
		{ what: 'removed from the top', change: { removeNewest: 7 } },
		{ what: 'removed from the end', change: { removeOldest: 7 } },
		{
			what: 'added at the top and as many removed from the end',
			change: { add: 5, removeOldest: 5 },
		},
	])('has neither duplicates nor holes when calls are $what meanwhile', async ({ change }) => {
		production().addCalls({ count: 250 });
		const before = idsOfKlen();
		production().changeList({ operationId: 'listCalls', after: 1, ...change });
		const result = ids(await getAll({ returnAll: true }));
		const after = idsOfKlen();
		expect(new Set(result).size).toBe(result.length);
		const stayed = before.filter((id) => after.includes(id));
		expect(stayed.filter((id) => !result.includes(id))).toEqual([]);
	});

	it.each([
		{ what: 'added at the top', change: { add: 7 } },
		{ what: 'removed from the top', change: { removeNewest: 7 } },
	])('has no holes up to the last seen call when calls are $what meanwhile', async ({ change }) => {
		production().addCalls({ count: 250 });
		const before = idsOfKlen();
		production().changeList({ operationId: 'listCalls', after: 1, ...change });
		const options = { stopAtId: before[220] ?? '' };
		const result = ids(await getAll({ returnAll: true, options }));
		const after = idsOfKlen();
		expect(new Set(result).size).toBe(result.length);
		const stayed = before.slice(0, 220).filter((id) => after.includes(id));
		expect(stayed.filter((id) => !result.includes(id))).toEqual([]);
		expect(result).not.toContain(before[220]);
	});
});
