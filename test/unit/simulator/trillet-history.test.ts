import { parse } from 'papaparse';
import type { Simulator } from '../../../simulator';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { startStill } from './client';
import { ask } from './trillet-client';

const LIST = '/v2/api/call-history';

interface Item {
	_id: string;
	callId: string;
	timestamp: number;
}

let simulator: Simulator;

beforeEach(async () => {
	simulator = await startStill();
});
afterEach(() => simulator.close());

const get = (path: string) => ask(simulator, 'GET', path);
const list = async (query: Record<string, unknown> = {}) => {
	const texts = Object.entries(query).map(([name, value]) => [
		name,
		typeof value === 'string' ? value : JSON.stringify(value),
	]);
	const { body, status } = await get(
		`${LIST}?${new URLSearchParams(Object.fromEntries(texts) as Record<string, string>)}`,
	);
	expect(status).toBe(200);
	return body as Item[];
};

describe('the list', () => {
	it('comes in pages, newest first, without an end marker', async () => {
		simulator.control.trillet.production.addCalls({ count: 13 });
		const pages = [await list(), await list({ page: 2 }), await list({ page: 3 })];

		expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
		expect(await list({ page: 4 })).toEqual([]);
		const times = pages.flat().map(({ timestamp }) => timestamp);
		expect(times).toEqual(times.toSorted((a, b) => b - a));
		expect(new Set(pages.flat().map(({ _id }) => _id)).size).toBe(25);
	});

	it('cuts limits down to a maximum', async () => {
		simulator.control.settings({ trillet: { maxHistoryPage: 4 } });

		expect(await list({ limit: 500 })).toHaveLength(4);
		expect((await get(`${LIST}?limit=0`)).status).toBe(400);
		expect((await get(`${LIST}?page=x`)).status).toBe(400);
	});

	it('lags as long as it is told', async () => {
		const before = await list();
		simulator.control.settings({ trillet: { listLagSeconds: 30 } });
		await ask(simulator, 'POST', '/v1/api/call', {
			body: { call_agent_id: PRODUCTION_IDS.salesAgent, to: '+15551230000' },
		});
		await simulator.control.advance(29_000);
		expect(await list()).toEqual(before);
		await simulator.control.advance(1_000);
		expect((await list())[0]).toMatchObject({ toPhoneNumber: '+15551230000' });
	});

	it('has a first version without parameters', async () => {
		const { body } = await get('/v1/api/call-history');
		expect(body).toHaveLength(12);
	});

	it('has times in seconds with a fraction', async () => {
		simulator.control.trillet.production.addCalls({ createdAt: 1737062894975 });
		expect((await list({ page: 2 })).at(-1)?.timestamp).toBe(1737062894.975);
	});

	it.each(['calls', 'data', 'items', 'results', 'history', 'callHistory'] as const)(
		'comes under %s when told so',
		async (historyEnvelope) => {
			simulator.control.settings({ trillet: { historyEnvelope } });
			const { body } = await get(`${LIST}?limit=3`);

			expect(body).toEqual({ [historyEnvelope]: expect.any(Array) });
		},
	);

	it('is 200 or 500 when empty', async () => {
		expect(await list({ search: 'nothing like this' })).toEqual([]);
		simulator.control.settings({ trillet: { emptyHistoryStatus: 500 } });

		expect(await get(`${LIST}?search=nothing`)).toMatchObject({
			status: 500,
			body: { error: { code: 'server_error' } },
		});
		expect((await get(LIST)).status).toBe(200);
	});
});

describe('filters', () => {
	it.each([
		['agentId', PRODUCTION_IDS.supportAgent],
		['pathwayId', PRODUCTION_IDS.supportFlow],
		['batchId', 'batch_1'],
		['status', 'no-answer'],
		['callType', 'web'],
		['search', 'ghl-4711'],
		['search', '+15559998877'],
		['callIds', ['call-a', 'call-b']],
		['postAnalysis', { interested: true }],
	])('%s %j', async (name, value) => {
		const fields = {
			agentId: PRODUCTION_IDS.supportAgent,
			flowId: PRODUCTION_IDS.supportFlow,
			batchId: 'batch_1',
			status: 'no-answer',
			type: 'web',
			metadata: { contact: 'ghl-4711' },
			to: '+15559998877',
			callId: 'call-a',
			analyzedData: { interested: true },
		} as const;
		const sales = { agentId: PRODUCTION_IDS.salesAgent, flowId: PRODUCTION_IDS.salesFlow };
		await simulator.control.reset();
		const { production } = simulator.control.trillet;
		for (const { _id } of production.calls()) production.removeCall(_id);
		production.addCalls({ count: 3, ...sales });
		const [added] = production.addCalls(fields);

		expect((await list({ [name]: value })).map(({ _id }) => _id)).toEqual([added?._id]);
	});

	it('by direction', async () => {
		const { production } = simulator.control.trillet;
		production.addCalls({ direction: 'outbound' });
		const outbound = production.calls().filter(({ direction }) => direction === 'outbound');

		expect(await list({ direction: 'outbound', limit: 50 })).toHaveLength(outbound.length);
		expect((await get(`${LIST}?direction=sideways`)).status).toBe(400);
	});

	it('by days, the last one included', async () => {
		const { production } = simulator.control.trillet;
		production.addCalls({ createdAt: Date.parse('2024-01-31T23:59:59Z') });
		production.addCalls({ createdAt: Date.parse('2024-02-01T00:00:00Z') });

		expect(await list({ dateRange: { from: '2024-01-01', to: '2024-01-31' } })).toHaveLength(1);
		expect(await list({ dateRange: { from: '2024-01-01', to: '2024-02-01' } })).toHaveLength(2);
	});

	it.each(['callIds', 'dateRange', 'postAnalysis'])('%s must be JSON', async (name) => {
		expect(await get(`${LIST}?${name}=[`)).toMatchObject({
			status: 400,
			body: { error: { message: `${name} is not valid JSON` } },
		});
	});

	it.each(['in-progress', 'active', 'ongoing'])('%s means a call that lasts', async (status) => {
		await ask(simulator, 'POST', '/api/v1/calls/send', {
			body: { agentId: PRODUCTION_IDS.salesAgent, toNumber: '+15551230000' },
		});
		expect(await list({ status })).toHaveLength(1);
	});
});

describe('one record', () => {
	it('is found by its own id, not by that of the call', async () => {
		const [item] = await list();

		expect(await get(`${LIST}/${item?._id}`)).toMatchObject({
			status: 200,
			body: { _id: item?._id, startTime: expect.any(Number), status: 'completed' },
		});
		expect((await get(`/v1/api/call-history/${item?._id}`)).status).toBe(200);
		expect((await get(`${LIST}/${item?.callId}`)).status).toBe(404);
	});

	it('is missing with 500 when told so', async () => {
		simulator.control.settings({ trillet: { notFoundStatus: 500 } });
		expect(await get(`${LIST}/${'0'.repeat(24)}`)).toMatchObject({
			status: 500,
			body: { error: { message: 'Call history not found' } },
		});
	});
});

describe('metrics', () => {
	it('count calls and take other names for the range', async () => {
		const { production } = simulator.control.trillet;
		const time = { createdAt: 1704067200000, startedAt: 1704067200000 };
		production.addCalls({ ...time, endedAt: time.startedAt + 60_000, cost: 0.1 });
		production.addCalls({ ...time, endedAt: time.startedAt + 120_000, cost: 0.2 });
		production.addCalls({
			...time,
			startedAt: null,
			endedAt: time.createdAt,
			status: 'failed',
			cost: 0,
		});
		const range = JSON.stringify({ startDate: '2024-01-01', endDate: '2024-01-01' });

		expect((await get(`${LIST}/metrics?dateRange=${range}`)).body).toEqual({
			totalCalls: 3,
			completedCalls: 2,
			failedCalls: 1,
			averageDuration: 60,
			totalCost: 0.3,
		});
	});
});

describe('the export', () => {
	it('is CSV with the columns that clients have seen', async () => {
		simulator.control.trillet.production.addCalls({ summary: 'He said "yes",\nthen left.' });
		const body = { includeTranscripts: true, includePostAnalysis: true, limit: 2 };
		const answer = await ask(simulator, 'POST', `${LIST}/export-csv`, { body });
		const { data, errors } = parse<Record<string, string>>(String(answer.body), { header: true });

		expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
		expect(answer.headers.get('content-disposition')).toContain('filename="call-history.csv"');
		expect(errors).toEqual([]);
		expect(data).toHaveLength(2);
		expect(data[0]).toMatchObject({
			Summary: 'He said "yes",\nthen left.',
			'Duration (s)': expect.stringMatching(/^\d+$/),
			'Analyzed Data (JSON)': '{"answered_by_voicemail":false}',
			Transcript: expect.stringContaining('assistant: Hello'),
		});
	});

	it('leaves out what was not asked for', async () => {
		const { body } = await ask(simulator, 'POST', `${LIST}/export-csv`, { body: {} });
		const [header = ''] = String(body).split('\r\n');

		expect(header.split(',')).toEqual([
			'Call ID',
			'Record ID',
			'From Phone Number',
			'To Phone Number',
			'Direction',
			'Status',
			'Duration (s)',
			'Start Time (UTC)',
			'End Time (UTC)',
			'Agent Name',
			'Call Flow Name',
			'Cost',
			'Summary',
			'Recording Link',
		]);
	});
});

describe('recordings', () => {
	it('play, by the id of the record and at their public address', async () => {
		const [item] = (await list()) as Array<Item & { recordingUrl: string }>;
		const { body, headers } = await get(`/v2/api/recordings/${item?._id}`);
		const open = await fetch(item?.recordingUrl ?? '');

		expect(headers.get('content-type')).toBe('audio/wav');
		expect((body as Buffer).subarray(0, 4).toString()).toBe('RIFF');
		expect(Buffer.from(await open.arrayBuffer())).toEqual(body);
		expect((await get(`/v1/api/recordings/${item?.callId}`)).body).toEqual({
			recordingUrl: item?.recordingUrl,
		});
	});

	it('are missing while a call lasts', async () => {
		const [call] = simulator.control.trillet.production.addCalls({ hasRecording: false });

		expect((await get(`/v2/api/recordings/${call?._id}`)).status).toBe(404);
		expect((await get(`/v1/api/recordings/${call?.callId}`)).status).toBe(404);
	});
});
