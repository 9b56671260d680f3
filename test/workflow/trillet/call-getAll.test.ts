import type { INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { inVirtualTime } from '../../harness/workflow';
import { testOperation } from '../operation-suite';
import { badLimit, isoTime, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent, salesFlow } = PRODUCTION_IDS;
const trillet = useTrillet();
const production = () => trillet.control.trillet.production;
const EMPTY_WORKSPACE = '664a1b2c3d4e5f6a7b8c9d10';

const getAll = async (parameters: INodeParameters, credential = {}) =>
	await trillet.run({ resource: 'call', operation: 'getAll', parameters, credential });

const historyRequests = () => trillet.requests('listCallHistory');

testOperation(trillet, {
	resource: 'call',
	operation: 'getAll',
	request: 'listCallHistory',
	parameters: { limit: '={{ $json.limit }}', filters: { agentId: byId('={{ $json.agent }}') } },
	good: () => {
		production().addCalls({ count: 3, agentId: salesAgent });
		production().addCalls({ count: 3, agentId: supportAgent });
		return [
			{ agent: salesAgent, limit: 2 },
			{ agent: supportAgent, limit: 3 },
		];
	},
	expectOutput: (outputs, { agent, limit }) => {
		expect(outputs).toHaveLength(limit as number);
		const name = agent === salesAgent ? 'Sales Agent' : 'Support Agent';
		expect(new Set(outputs.map((output) => output.agent))).toEqual(new Set([name]));
	},
	bad: { ...badLimit, item: { ...badLimit.item, agent: salesAgent } },
	refused: rejected(trillet, 'listCallHistory', { limit: 2, agent: salesAgent }),
});

it('lists the newest calls first, fifty unless told otherwise, in one shape', async () => {
	production().addCalls({ count: 60, status: 'completed' });
	const result = await getAll({});
	const newest = production().calls().slice(0, 50);
	expect(result.json.map(({ callId }) => callId)).toEqual(newest.map(({ callId }) => callId));
	expect(Object.keys(result.json[0] ?? {})).toEqual([
		'callId',
		'_id',
		'status',
		'answeredBy',
		'direction',
		'fromNumber',
		'toNumber',
		'agent',
		'startedAt',
		'endedAt',
		'duration',
		'cost',
		'summary',
		'analyzedData',
		'recordingUrl',
	]);
	expect(result.json[0]).toMatchObject({ startedAt: isoTime, cost: expect.any(Number) as number });
	expect(historyRequests()).toEqual([
		expect.objectContaining({ query: { page: '1', limit: '50' } }),
	]);
});

it('returns the records as they are without Simplify', async () => {
	const [call] = (await getAll({ limit: 1, simplify: false })).json;
	expect(call).toMatchObject({
		timestamp: expect.any(Number) as number,
		transcript: expect.any(Array) as unknown[],
	});
});

it('sends every documented filter', async () => {
	const result = await getAll({
		filters: {
			agentId: byId(salesAgent),
			callFlowId: byId(salesFlow),
			batchId: 'batch_1',
			callIds: 'a, b',
			callType: 'sip',
			direction: 'outbound',
			from: '2025-01-01T10:00:00',
			to: '2025-01-31T23:30:00',
			postAnalysis: '{"answered_by_voicemail": false}',
			search: '4711',
			status: 'no-answer',
		},
	});
	expect(result.error).toBeUndefined();
	expect(historyRequests()[0]?.query).toEqual({
		page: '1',
		limit: '50',
		agentId: salesAgent,
		pathwayId: salesFlow,
		batchId: 'batch_1',
		callIds: '["a","b"]',
		callType: 'sip',
		direction: 'outbound',
		dateRange: '{"from":"2025-01-01","to":"2025-01-31"}',
		postAnalysis: '{"answered_by_voicemail":false}',
		search: '4711',
		status: 'no-answer',
	});
});

it('refuses a period that ends before it starts', async () => {
	const filters = { from: '2025-02-01', to: '2025-01-01' };
	expect((await getAll({ filters })).error?.message).toMatch(/^To is before From/);
	expect(trillet.requests()).toEqual([]);
});

describe('all calls', () => {
	const idsOf = (result: Awaited<ReturnType<typeof getAll>>) =>
		result.json.map(({ callId }) => callId);
	const all = () =>
		production()
			.calls()
			.map(({ callId }) => callId);

	it.each([
		['a full last page', 88, 2],
		['a page that is not full', 120, 2],
		['one short page', 30, 2],
	])('are read to the end: %s', async (_, added, requests) => {
		production().addCalls({ count: added });
		const result = await getAll({ returnAll: true });
		expect(idsOf(result)).toEqual(all());
		expect(historyRequests()).toHaveLength(requests);
	});

	it('are read with one request when there are few', async () => {
		for (const { _id } of production().calls().slice(5)) production().removeCall(_id);
		expect(idsOf(await getAll({ returnAll: true }))).toEqual(all());
		expect(historyRequests()).toHaveLength(1);
	});

	it.each([10, 25, 50])('are complete when Trillet AI serves %d on a page', async (size) => {
		trillet.control.settings({ trillet: { maxHistoryPage: size } });
		production().addCalls({ count: 100 });
		expect(idsOf(await getAll({ returnAll: true }))).toEqual(all());
		expect(idsOf(await getAll({ limit: 60 }))).toEqual(all().slice(0, 60));
	});

	it('are complete and single when calls are added while they are read', async () => {
		production().addCalls({ count: 150 });
		const before = all();
		const reading = getAll({ returnAll: true });
		while (historyRequests().length === 0) await new Promise(setImmediate);
		production().addCalls({ count: 3 });
		const ids = idsOf(await reading);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(before));
	});

	it('end where a list that ignores the page repeats itself', async () => {
		production().addCalls({ count: 20 });
		const body = production()
			.calls()
			.map(({ _id, callId, status }) => ({ _id, callId, status }));
		trillet.control.addFault({
			operationId: 'listCallHistory',
			times: 'always',
			status: 200,
			body,
		});
		expect(idsOf(await getAll({ returnAll: true }))).toEqual(all());
		expect(historyRequests()).toHaveLength(2);
	});

	it.each(['calls', 'data', 'items', 'results', 'history', 'callHistory'] as const)(
		'are found in the envelope "%s"',
		async (historyEnvelope) => {
			trillet.control.settings({ trillet: { historyEnvelope } });
			expect(idsOf(await getAll({ returnAll: true }))).toEqual(all());
		},
	);
});

describe('the first version of the list', () => {
	const breakSecond = (status: number) =>
		trillet.control.addFault({
			operationId: 'listCallHistory',
			times: 'always',
			status,
			body: { error: 'broken' },
		});

	it.each([404, 500])('is read where the second answers %d', async (status) => {
		breakSecond(status);
		const result = await inVirtualTime(async () => await getAll({ returnAll: true }));
		expect(result.json).toHaveLength(production().calls().length);
	});

	it('is filtered here, as it knows no filters', async () => {
		breakSecond(404);
		production().addCalls({ count: 2, status: 'failed', direction: 'inbound' });
		const result = await getAll({ filters: { status: 'failed', direction: 'inbound' } });
		expect(result.json.length).toBeGreaterThanOrEqual(2);
		for (const call of result.json) {
			expect(call).toMatchObject({ status: 'failed', direction: 'inbound' });
		}
	});

	it.each<INodeParameters>([
		{ agentId: byId(salesAgent) },
		{ callFlowId: byId(salesFlow) },
		{ batchId: 'batch_1' },
		{ search: 'x' },
		{ callType: 'web' },
		{ from: '2025-01-01' },
	])('is not read for %j, which its records cannot answer', async (filters) => {
		breakSecond(404);
		expect((await getAll({ filters })).error?.httpCode).toBe('404');
		expect(trillet.requests('listCallHistoryV1')).toEqual([]);
	});
});

describe('a history without calls', () => {
	const emptyWorkspace = { workspaceId: EMPTY_WORKSPACE };

	it('gives no items', async () => {
		const result = await getAll({}, emptyWorkspace);
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([]);
	});

	it('that is answered with error 500 is an error that names the option', async () => {
		trillet.control.settings({ trillet: { emptyHistoryStatus: 500 } });
		const { error } = await inVirtualTime(async () => await getAll({}, emptyWorkspace));
		expect(error).toMatchObject({
			httpCode: '500',
			description: expect.stringContaining('Treat Error 500 as Empty') as string,
		});
	});

	it('that is answered with error 500 gives no items with the option', async () => {
		trillet.control.settings({ trillet: { emptyHistoryStatus: 500 } });
		const options = { isErrorEmpty: true };
		const result = await inVirtualTime(async () => await getAll({ options }, emptyWorkspace));
		expect(result.error).toBeUndefined();
		expect(result.json).toEqual([]);
	});

	it('is nothing that another error could be', async () => {
		const options = { isErrorEmpty: true };
		trillet.control.addFault({
			operationId: 'listCallHistory',
			status: 403,
			body: { error: { code: 'forbidden', message: 'no' } },
		});
		expect((await getAll({ options })).error?.httpCode).toBe('403');
	});

	it('ends a list whose page after the last is answered with error 500', async () => {
		const options = { isErrorEmpty: true };
		trillet.control.addFault({
			operationId: 'listCallHistory',
			nth: 2,
			times: 'always',
			status: 500,
			body: 'Internal server error',
		});
		const result = await inVirtualTime(async () => await getAll({ returnAll: true, options }));
		expect(result.json).toHaveLength(production().calls().length);
		expect(result.hints.filter((hint) => hint.startsWith('Records may be missing'))).toEqual([]);
	});

	it('is in doubt when error 500 comes after a full page', async () => {
		const options = { isErrorEmpty: true };
		production().addCalls({ count: 250 });
		trillet.control.addFault({
			operationId: 'listCallHistory',
			nth: 2,
			times: 'always',
			status: 500,
			body: 'Internal server error',
		});
		const result = await inVirtualTime(async () => await getAll({ returnAll: true, options }));
		expect(result.json).toHaveLength(100);
		expect(result.hints).toContainEqual(expect.stringMatching(/^Records may be missing/) as string);
	});
});
