import type { INodeParameters } from 'n8n-workflow';
import { parse } from 'papaparse';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { emptyLocator, notFound, rejected } from './refusals';
import { byId, useTrillet } from './trillet';

const { salesAgent, supportAgent } = PRODUCTION_IDS;
const trillet = useTrillet();

function recordedCall() {
	const [call] = trillet.control.trillet.production.addCalls({ hasRecording: true });
	if (!call) throw new Error('The simulator added no call');
	return call;
}

describe('download recording', () => {
	const download = async (id: string, parameters: INodeParameters = {}) =>
		await trillet.run({
			resource: 'call',
			operation: 'downloadRecording',
			parameters: { callId: byId(id), ...parameters },
		});

	testOperation(trillet, {
		resource: 'call',
		operation: 'downloadRecording',
		request: 'getCallRecord',
		parameters: { callId: byId('={{ $json.id }}') },
		good: () => [{ id: recordedCall().callId }, { id: recordedCall()._id }],
		expectOutput: (outputs, { id }) => {
			expect(outputs).toHaveLength(1);
			expect(Object.values(outputs[0] ?? {})).toContain(id);
		},
		bad: emptyLocator('Call', { id: '' }),
		refused: notFound({ id: '66c0ffee66c0ffee66c0ffee' }),
	});

	it('follows the address of the record, without the key', async () => {
		const { callId } = recordedCall();
		const result = await download(callId, { binaryPropertyName: 'audio' });
		const file = result.binary(result.items[0], 'audio');
		expect(file.fileName).toBe(`${callId}.wav`);
		expect(file.mimeType).toBe('audio/wav');
		expect(file.buffer.subarray(0, 4).toString()).toBe('RIFF');
		expect(result.json[0]?.recordingUrl).toContain(`/recordings/${callId}.wav`);
		expect(trillet.requests('downloadRecording')).toEqual([]);
	});

	it('asks for it by record where none is named', async () => {
		const { _id } = recordedCall();
		const result = await download(_id);
		const file = result.binary(result.items[0], 'data');
		expect(file.fileName).toBe(`${_id}.wav`);
		expect(file.buffer.subarray(0, 4).toString()).toBe('RIFF');
		expect(result.json).toEqual([{ callId: null, _id, recordingUrl: null }]);
	});

	it.each(['callId', '_id'] as const)('says that there is none, by %s', async (name) => {
		const [call] = trillet.control.trillet.production.addCalls({ hasRecording: false });
		const { error } = await download(String(call?.[name]));
		expect(error).toMatchObject({
			message: `The call ${call?.[name]} has no recording`,
			description: expect.stringContaining('appears some time after a completed call') as string,
		});
	});

	it('says when the file is not there any more', async () => {
		trillet.control.settings({ trillet: { recordingOrigin: `${trillet.origin}/nowhere` } });
		expect((await download(recordedCall().callId)).error).toMatchObject({
			message: 'The file could not be downloaded',
			description: expect.stringContaining('HTTP 404') as string,
		});
	});
});

describe('export history', () => {
	const exportHistory = async (parameters: INodeParameters = {}) =>
		await trillet.run({ resource: 'call', operation: 'exportHistory', parameters });

	testOperation(trillet, {
		resource: 'call',
		operation: 'exportHistory',
		request: 'exportCallHistory',
		parameters: {
			binaryPropertyName: '={{ $json.field }}',
			options: { agentId: byId('={{ $json.agent }}') },
		},
		good: () => [
			{ field: 'data', agent: salesAgent },
			{ field: 'file', agent: supportAgent },
		],
		expectOutput: (outputs) => {
			expect(outputs).toEqual([{ fileName: 'call-history.csv', mimeType: 'text/csv' }]);
		},
		bad: {
			item: { field: '', agent: salesAgent },
			message: 'Put Output File in Field is empty',
			nextStep: 'Enter a value.',
		},
		refused: rejected(trillet, 'exportCallHistory', { field: 'data', agent: salesAgent }),
	});

	it('returns the calls as a CSV file', async () => {
		const result = await exportHistory();
		const { buffer } = result.binary(result.items[0], 'data');
		const { data } = parse<Record<string, string>>(buffer.toString(), { header: true });
		const calls = trillet.control.trillet.production.calls();
		expect(data.map((row) => row['Call ID'])).toEqual(calls.map(({ callId }) => callId));
		expect(data[0]).not.toHaveProperty('Transcript');
		expect(trillet.requests()[0]?.body).toEqual({
			includePostAnalysis: false,
			includeTranscripts: false,
		});
	});

	it('sends every option', async () => {
		const result = await exportHistory({
			options: {
				agentId: byId(salesAgent),
				includePostAnalysis: true,
				includeTranscripts: true,
				maxCalls: 3,
			},
		});
		expect(trillet.requests()[0]?.body).toEqual({
			agentId: salesAgent,
			includePostAnalysis: true,
			includeTranscripts: true,
			limit: 3,
		});
		const { buffer } = result.binary(result.items[0], 'data');
		expect(buffer.toString()).toContain('Transcript');
	});
});

describe('get metrics', () => {
	const metrics = async (filters: INodeParameters = {}) =>
		await trillet.run({ resource: 'call', operation: 'getMetrics', parameters: { filters } });

	testOperation(trillet, {
		resource: 'call',
		operation: 'getMetrics',
		request: 'getCallMetrics',
		parameters: {
			filters: { agentId: byId('={{ $json.agent }}'), from: '={{ $json.from }}' },
		},
		good: () => [
			{ agent: salesAgent, from: '2025-01-01' },
			{ agent: supportAgent, from: '' },
		],
		expectOutput: (outputs) => {
			expect(outputs).toEqual([
				{
					totalCalls: expect.any(Number) as number,
					completedCalls: expect.any(Number) as number,
					failedCalls: expect.any(Number) as number,
					averageDuration: expect.any(Number) as number,
					totalCost: expect.any(Number) as number,
				},
			]);
		},
		bad: {
			item: { agent: salesAgent, from: 'January' },
			message: 'From cannot be read: "January"',
			nextStep:
				"Pick it in the calendar, or write it like 2025-05-01. Without a time zone of its own it counts in the workflow's, America/New_York.",
		},
		refused: rejected(trillet, 'getCallMetrics', { agent: salesAgent, from: '' }),
	});

	it('sends every documented filter, with its own names for the period', async () => {
		await metrics({
			agentId: byId(salesAgent),
			callFlowId: byId('flow'),
			callType: 'web',
			direction: 'bidirectional',
			from: '2025-01-01',
			to: '2025-01-31',
			status: 'no-answer',
		});
		expect(trillet.requests()[0]?.query).toEqual({
			agentId: salesAgent,
			pathwayId: 'flow',
			callType: 'web',
			direction: 'bidirectional',
			dateRange: '{"startDate":"2025-01-01","endDate":"2025-01-31"}',
			status: 'no-answer',
		});
	});

	it('sends no filter unless one is added', async () => {
		const result = await metrics();
		expect(trillet.requests()[0]?.query).toEqual({});
		expect(result.json[0]?.totalCalls).toBe(trillet.control.trillet.production.calls().length);
	});
});
