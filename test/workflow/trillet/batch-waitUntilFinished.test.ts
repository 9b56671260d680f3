import type { INodeParameters } from 'n8n-workflow';
import { inVirtualTime, restartN8n, sleepingExecution } from '../../harness/workflow';
import { batchesOf } from './batches';
import { useTrillet } from './trillet';

const trillet = useTrillet();
const { create } = batchesOf(trillet);
const MINUTE = 60_000;

const PHONES = ['+15552220001', '+15552220002', '+15005550004'];

async function startBatch(phones = PHONES, parameters: INodeParameters = {}): Promise<string> {
	const { json } = await create({ items: phones.map((phone) => ({ phone })), parameters });
	trillet.control.clearLedger();
	return String(json[0]?.batchId);
}

const begin = (batchId: string, parameters: INodeParameters = {}) => ({
	resource: 'batch',
	operation: 'waitUntilFinished',
	parameters: { batchId: '={{ $json.batch }}', ...parameters },
	items: [{ batch: batchId }],
});
const wait = async (batchId: string, parameters: INodeParameters = {}) =>
	await trillet.run(begin(batchId, parameters));

const setTalk = (callSeconds: number) => trillet.control.settings({ trillet: { callSeconds } });
const looks = () => trillet.requests('getBatch').length;

/** Wakes the execution each time, until it is over. */
async function toTheEnd(batchId: string, parameters: INodeParameters = {}) {
	return await trillet.inVirtualTime(async () => {
		const startedAt = Date.now();
		let result = await wait(batchId, parameters);
		const pauses: number[] = [];
		while (result.status === 'waiting') {
			const sleeping = sleepingExecution();
			const pause = sleeping.until.getTime() - Date.now();
			pauses.push(Math.round(pause / MINUTE));
			jest.setSystemTime(sleeping.until);
			await trillet.control.advance(pause);
			result = await sleeping.passTimeLimit();
		}
		return { result, pauses, took: Date.now() - startedAt };
	});
}

describe('a batch that is over', () => {
	it('brings the result of every number at once, linked to its item', async () => {
		const id = await startBatch();
		await trillet.control.advance(60 * MINUTE);
		const { items, json } = await wait(id);
		expect(json).toEqual(
			PHONES.map((phoneNumber) => ({
				batchId: id,
				jobId: expect.any(String) as string,
				status: phoneNumber === '+15005550004' ? 'failed' : 'completed',
				phoneNumber,
				startedAt: expect.any(String) as string,
				endedAt: expect.any(String) as string,
				duration: expect.any(Number) as number,
				error: phoneNumber === '+15005550004' ? 'Number busy' : null,
				variables: expect.objectContaining({ phone_number: phoneNumber }) as object,
				timedOut: false,
			})),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(PHONES.map(() => ({ item: 0 })));
		expect(trillet.requests().map(({ operationId }) => operationId)).toEqual([
			'getBatch',
			'listBatchCalls',
		]);
	});

	it('brings them as they are without Simplify', async () => {
		const id = await startBatch();
		await trillet.control.advance(60 * MINUTE);
		const { json } = await wait(id, { simplify: false });
		expect(json[0]).toMatchObject({ batchId: id, phone_number: PHONES[0], timedOut: false });
	});

	it('ends the wait when it was cancelled', async () => {
		const id = await startBatch();
		await trillet.run({ resource: 'batch', operation: 'cancel', parameters: { batchId: id } });
		const { json, error } = await wait(id);
		expect(error).toBeUndefined();
		expect(new Set(json.map(({ status }) => status))).toEqual(new Set(['cancelled']));
	});
});

describe('a batch that goes on', () => {
	it('is waited for without sleeping when it is short', async () => {
		setTalk(8);
		const id = await startBatch();
		const { result, pauses, took } = await toTheEnd(id);
		expect(result.json.map(({ status }) => status)).toEqual(['completed', 'completed', 'failed']);
		expect(pauses).toEqual([]);
		expect(took).toBeLessThan(MINUTE);
	});

	it('lets the execution sleep, looks rarely, and notices the end soon', async () => {
		setTalk(120);
		const phones = Array.from(
			{ length: 60 },
			(_, index) => `+1555333${String(index).padStart(4, '0')}`,
		);
		const id = await startBatch(phones);
		const { result, pauses, took } = await toTheEnd(id);
		expect(result.error).toBeUndefined();
		expect(result.json).toHaveLength(60);
		expect(pauses.length).toBeGreaterThan(2);
		const [batch] = trillet.control.trillet.production.batches();
		const lasted = (batch?.completedAt ?? 0) - (batch?.startedAt ?? 0);
		expect(lasted).toBeGreaterThan(60 * MINUTE);
		expect(took - lasted).toBeLessThan(5 * MINUTE);
		expect(looks()).toBeLessThan(60);
	}, 60_000);

	it('fails at the time limit with what to do, and the calls go on', async () => {
		setTalk(600);
		const id = await startBatch();
		const { result } = await toTheEnd(id, { timeLimit: 3 });
		expect(result.error ?? result.json[0]).toMatchObject({
			message: `The batch ${id} did not end within 3 minutes`,
			description: expect.stringContaining('do not start it again') as string,
		});
	});

	it('comes as it is at the time limit when that is wanted', async () => {
		setTalk(600);
		const id = await startBatch();
		const { result } = await toTheEnd(id, { timeLimit: 3, onTimeout: 'continue' });
		expect(result.json.map(({ timedOut }) => timedOut)).toEqual([true, true, true]);
		expect(result.json.map(({ status }) => status)).toContain('active');
	});

	it('is watched without sleeping where n8n cannot', async () => {
		restartN8n({ lacking: ['WAIT_FOR_SUB_EXECUTION'] });
		setTalk(120);
		const { result, pauses } = await toTheEnd(await startBatch());
		expect(result.json).toHaveLength(3);
		expect(pauses).toEqual([]);
	});

	it('is waited for through trouble at the vendor, but not through a refusal', async () => {
		setTalk(20);
		trillet.control.addFault({ operationId: 'getBatch', status: 503, nth: 2, times: 8 });
		const { result } = await toTheEnd(await startBatch());
		expect(result.error).toBeUndefined();
		expect(result.json).toHaveLength(3);
		trillet.control.addFault({ operationId: 'getBatch', status: 401, nth: 2, times: 'always' });
		const refused = await toTheEnd(await startBatch());
		expect(refused.result.error).toMatchObject({ httpCode: '401' });
	});

	it('ends no wait by a word that nobody documented', async () => {
		const id = await startBatch();
		const body = { id, status: 'archived', totalCalls: 3 };
		trillet.control.addFault({ operationId: 'getBatch', status: 200, body, times: 'always' });
		const { result } = await toTheEnd(id, { timeLimit: 2, onTimeout: 'continue' });
		expect(result.json.map(({ timedOut }) => timedOut)).toEqual([true, true, true]);
	});
});

describe('bad input', () => {
	it.each<[INodeParameters, string]>([
		[{ batchId: ' ' }, 'Batch ID is empty'],
		[{ timeLimit: 0 }, 'Time Limit (Minutes) must be a whole number of at least 1'],
		[{ onTimeout: 'never' }, 'On Timeout must be one of continue, error'],
	])('is refused before a request: %j', async (parameters, message) => {
		expect((await wait('batch_1', parameters)).error?.message).toContain(message);
		expect(trillet.requests()).toEqual([]);
	});

	it('of several batches is explained', async () => {
		const run = { ...begin('a'), items: [{ batch: 'a' }, { batch: 'b' }] };
		expect((await trillet.run(run)).error?.message).toContain('takes one item at a time');
	});

	it('names a batch that does not exist, as data where it may', async () => {
		expect((await inVirtualTime(async () => await wait('batch_none'))).error).toMatchObject({
			httpCode: '404',
		});
		const run = { ...begin('batch_none'), continueOnFail: 'continueRegularOutput' as const };
		const { json } = await inVirtualTime(async () => await trillet.run(run));
		expect(json).toEqual([
			expect.objectContaining({ details: expect.objectContaining({ httpStatus: 404 }) as object }),
		]);
	});
});
