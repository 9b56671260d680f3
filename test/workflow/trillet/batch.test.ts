import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testOperation } from '../operation-suite';
import { badLimit, isoTime, notFound } from './refusals';
import { byId, inFields, useTrillet } from './trillet';

const trillet = useTrillet();

/** Starts a batch of calls, the third of which fails, and lets time pass. @returns its ID */
async function startBatch(calls = 3, minutes = 0): Promise<string> {
	const numbers = Array.from(
		{ length: calls },
		(_, index) => `+1555222${String(index).padStart(4, '0')}`,
	);
	if (calls >= 3) numbers[2] = '+15005550004';
	const result = await trillet.run({
		resource: 'batch',
		operation: 'create',
		parameters: {
			agentId: byId(PRODUCTION_IDS.salesAgent),
			toNumber: '={{ $json.phone }}',
			...inFields({ name: 'Jo' }),
		},
		items: numbers.map((phone) => ({ phone })),
	});
	await trillet.control.advance(minutes * 60_000);
	return String(result.json[0]?.batchId);
}

const run = async (operation: string, batchId: string, parameters: object = {}) =>
	await trillet.run({
		resource: 'batch',
		operation,
		parameters: { batchId, ...parameters },
	});

const emptyId = {
	item: { id: ' ' },
	message: 'Batch ID is empty',
	nextStep: 'Enter a value.',
};

const progress = {
	batchId: expect.any(String) as string,
	status: expect.stringMatching(/^(queued|processing)$/) as string,
	isComplete: false,
	totalCalls: 3,
	waiting: expect.any(Number) as number,
	active: expect.any(Number) as number,
	completed: 0,
	failed: 0,
	startedAt: null,
	completedAt: null,
	averageCallDuration: expect.anything() as unknown,
};

let ids: [string, string];
beforeEach(async () => {
	ids = [await startBatch(), await startBatch()];
	trillet.control.clearLedger();
});

describe.each([
	['get', 'getBatch'],
	['getProgress', 'getBatchProgress'],
])('%s', (operation, request) => {
	testOperation(trillet, {
		resource: 'batch',
		operation,
		request,
		parameters: { batchId: '={{ $json.id }}' },
		good: () => [{ id: ids[0] }, { id: ids[1] }],
		expectOutput: (outputs, { id }) => {
			expect(outputs).toHaveLength(1);
			expect(Object.keys(outputs[0] ?? {})).toEqual(Object.keys(progress));
			expect(outputs[0]).toMatchObject({ batchId: id, totalCalls: 3, isComplete: false });
		},
		bad: emptyId,
		refused: { ...notFound({ id: 'batch_unknown' }), code: undefined },
	});

	it('shows how a batch ended, with times in ISO 8601', async () => {
		await trillet.control.advance(60 * 60_000);
		expect((await run(operation, ids[0])).json).toEqual([
			{
				batchId: ids[0],
				status: 'completed',
				isComplete: true,
				totalCalls: 3,
				waiting: 0,
				active: 0,
				completed: 2,
				failed: 1,
				startedAt: isoTime,
				completedAt: isoTime,
				averageCallDuration: expect.any(Number) as number,
			},
		]);
	});

	it('returns the answer as it is without Simplify', async () => {
		await trillet.control.advance(60 * 60_000);
		const [batch] = (await run(operation, ids[0], { simplify: false })).json;
		const figures = operation === 'get' ? batch?.progress : batch;
		expect(figures).toMatchObject({
			startTime: expect.any(Number) as number,
			recent_calls: expect.any(Array) as unknown[],
		});
	});
});

describe('get many calls', () => {
	testOperation(trillet, {
		resource: 'batch',
		operation: 'getCalls',
		request: 'listBatchCalls',
		parameters: { batchId: '={{ $json.id }}', limit: '={{ $json.limit }}' },
		good: () => [
			{ id: ids[0], limit: 2 },
			{ id: ids[1], limit: 3 },
		],
		expectOutput: (outputs, { limit }) => expect(outputs).toHaveLength(limit as number),
		bad: { ...badLimit, item: { ...badLimit.item, id: 'batch_1' } },
		refused: { ...notFound({ id: 'batch_unknown', limit: 2 }), code: undefined },
	});

	it('shows each call with its outcome and its row', async () => {
		await trillet.control.advance(60 * 60_000);
		const { json } = await run('getCalls', ids[0]);
		expect(json).toHaveLength(3);
		expect(json[0]).toEqual({
			jobId: expect.any(String) as string,
			status: 'completed',
			phoneNumber: '+15552220000',
			startedAt: isoTime,
			endedAt: isoTime,
			duration: expect.any(Number) as number,
			error: null,
			variables: { phone_number: '+15552220000', name: 'Jo' },
		});
		expect(json[2]).toMatchObject({ status: 'failed', error: 'Number busy' });
	});

	it('lets Trillet AI filter by status', async () => {
		await trillet.control.advance(60 * 60_000);
		const { json } = await run('getCalls', ids[0], { status: 'failed' });
		expect(json).toEqual([expect.objectContaining({ phoneNumber: '+15005550004' })]);
		expect(trillet.requests()[0]?.query).toMatchObject({ status: 'failed' });
	});

	it('returns all of them, and as they are without Simplify', async () => {
		const id = await startBatch(230);
		trillet.control.clearLedger();
		const { json } = await run('getCalls', id, { returnAll: true, simplify: false });
		expect(new Set(json.map(({ jobId }) => jobId)).size).toBe(230);
		expect(json[0]).toHaveProperty('metadata');
		expect(trillet.requests()).toHaveLength(3);
	});
});

describe('cancel', () => {
	testOperation(trillet, {
		resource: 'batch',
		operation: 'cancel',
		request: 'cancelBatch',
		parameters: { batchId: '={{ $json.id }}' },
		good: () => [{ id: ids[0] }, { id: ids[1] }],
		expectOutput: (outputs, { id }) => {
			expect(outputs).toEqual([
				{
					batchId: id,
					status: 'cancelled',
					message: 'Batch cancelled successfully',
					details: expect.objectContaining({ totalCalls: 3 }) as object,
				},
			]);
		},
		bad: emptyId,
		refused: { ...notFound({ id: 'batch_unknown' }), code: undefined },
	});

	it('stops the calls that have not begun', async () => {
		for (const id of ids) await run('cancel', id);
		await trillet.control.advance(60 * 60_000);
		expect(trillet.control.rungPhones().length).toBeLessThanOrEqual(ids.length);
	});
});
