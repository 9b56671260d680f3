import { inVirtualTime } from '../../harness/workflow';
import { byId, useKlen } from './klen';
import type { KlenRun } from './klen';

const klen = useKlen();
const WINDOW = 60_000;

/** Reads the same call once for each of `count` items. */
function reads(count: number, requestsPerMinute: number, apiKey = 'klen_test_all'): KlenRun {
	const [call] = klen.control.klen.production.calls();
	return {
		resource: 'call',
		operation: 'get',
		parameters: { callId: byId(String(call?.id)) },
		items: Array.from({ length: count }, () => ({})),
		credential: { requestsPerMinute, apiKey },
	};
}

/** The most requests that reached Klen in any 60 seconds. */
function densest(): number {
	const times = klen.requests().map(({ receivedAtMs }) => receivedAtMs);
	return Math.max(
		...times.map((start) => times.filter((time) => time >= start && time < start + WINDOW).length),
	);
}

/** In virtual time a second ends when nothing but waiting is left to do. */
const oneSecond = async () => await new Promise((resolve) => setTimeout(resolve, 1000));

/** Waits for real until something has come about. */
async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('the pace of a key', () => {
	it('is never more than the credential says in any minute', async () => {
		klen.control.klen.changeKey('all', { limits: { requestsPerMinute: 5 } });
		const result = await inVirtualTime(async () => await klen.run(reads(13, 5)));
		expect(result.items).toHaveLength(13);
		expect(densest()).toBe(5);
		expect(klen.requests().map(({ status }) => status)).toEqual(Array(13).fill(200));
	});

	it('is shared by all executions', async () => {
		await inVirtualTime(
			async () => await Promise.all([1, 2, 3].map(async () => await klen.run(reads(4, 5)))),
		);
		expect(klen.requests()).toHaveLength(12);
		expect(densest()).toBe(5);
	});

	it('holds for the pages of a list, which are read side by side', async () => {
		klen.control.klen.production.addCalls({ count: 900 });
		const result = await inVirtualTime(
			async () =>
				await klen.run({
					resource: 'call',
					operation: 'getAll',
					parameters: { returnAll: true },
					credential: { requestsPerMinute: 4 },
				}),
		);
		expect(result.items).toHaveLength(912);
		expect(densest()).toBe(4);
	});

	it('does not slow down another key', async () => {
		await inVirtualTime(async () => {
			await klen.run(reads(1, 1));
			const before = Date.now();
			await klen.run(reads(1, 1, 'klen_test_second'));
			expect(Date.now() - before).toBeLessThan(WINDOW);
		});
		expect(klen.requests()).toHaveLength(2);
	});
});

describe('cancelling an execution', () => {
	/** Cancels once everything but the wait is over; returns how long the end of it took, in ms. */
	const cancelWhileWaiting = async (options: KlenRun) =>
		await inVirtualTime(async () => {
			const execution = klen.begin(options);
			await oneSecond();
			const before = Date.now();
			execution.cancel();
			const result = await execution.finished;
			expect(result.status).not.toBe('success');
			expect(result.json.filter(({ error }) => error)).toEqual([]);
			return Date.now() - before;
		});

	it('ends its wait for the pace, and makes no further request', async () => {
		expect(await cancelWhileWaiting(reads(3, 1))).toBe(0);
		expect(klen.requests()).toHaveLength(1);
	});

	it('ends its wait for a rate limit, even when errors are to be passed over', async () => {
		klen.control.addFault({ status: 429, headers: { 'retry-after': '60' }, body: {} });
		const continueOnFail = 'continueRegularOutput';
		expect(await cancelWhileWaiting({ ...reads(3, 60), continueOnFail })).toBe(0);
		expect(klen.requests()).toHaveLength(1);
	});

	it('ends its wait before a repeat', async () => {
		klen.control.addFault({ status: 503, headers: { 'retry-after': '60' } });
		expect(await cancelWhileWaiting(reads(1, 60))).toBe(0);
		expect(klen.requests()).toHaveLength(1);
	});

	it('ends a request that is under way', async () => {
		klen.control.addFault({ delayMs: 1_500 });
		const execution = klen.begin(reads(2, 60));
		await until(() => klen.requests().length === 1);
		execution.cancel();
		await execution.finished;
		const notAnsweredYet = expect.objectContaining({ status: null }) as object;
		expect(klen.requests()).toEqual([notAnsweredYet]);
		await until(() => klen.requests()[0]?.status !== null);
	});

	it('does not hold up the executions that queue behind it', async () => {
		await inVirtualTime(async () => {
			const cancelled = klen.begin(reads(2, 1));
			await oneSecond();
			const waiting = klen.run(reads(1, 1));
			cancelled.cancel();
			const [, result] = await Promise.all([cancelled.finished, waiting]);
			expect(result.error).toBeUndefined();
		});
		expect(klen.requests()).toHaveLength(2);
	});
});
