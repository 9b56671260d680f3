import fc from 'fast-check';
import { Pacer } from '../../../nodes/shared/transport/pacer';

/** A clock that jumps to the next wake-up as soon as everybody waits. */
class VirtualClock {
	time = 0;
	private sleepers: Array<{ at: number; wake: () => void }> = [];

	now = () => this.time;

	wait = async (ms: number, signal?: AbortSignal) => {
		await new Promise<void>((resolve, reject) => {
			signal?.addEventListener('abort', () => reject(signal.reason as Error));
			this.sleepers.push({ at: this.time + ms, wake: resolve });
		});
	};

	async run(work: Promise<unknown>): Promise<void> {
		let isDone = false;
		void work.finally(() => (isDone = true)).catch(() => {});
		for (;;) {
			for (let turn = 0; turn < 50; turn++) await Promise.resolve();
			if (isDone) return;
			this.sleepers.sort((a, b) => a.at - b.at);
			const next = this.sleepers.shift();
			if (!next) continue;
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
	}
}

/** Makes `durations.length` requests at once and returns when the vendor counted each. */
async function makeRequests(limit: number, durations: number[]): Promise<number[]> {
	const clock = new VirtualClock();
	const pacer = new Pacer(clock.now, clock.wait);
	const counted: number[] = [];
	const requests = durations.map(async (duration) => {
		const release = await pacer.acquire(limit);
		const sentAt = clock.time;
		await clock.wait(duration);
		// The vendor counts at some moment between sending and answer.
		counted.push(sentAt + duration * ((counted.length % 3) / 2));
		release();
	});
	await clock.run(Promise.all(requests));
	return counted.sort((a, b) => a - b);
}

describe('Pacer', () => {
	it('waits no longer when the clock of the machine is set back', async () => {
		let time = Date.UTC(2026, 0, 1, 12);
		const waits: number[] = [];
		const pacer = new Pacer(
			() => time,
			async (ms) => {
				waits.push(ms);
				time += ms;
			},
		);
		for (let count = 0; count < 60; count++) (await pacer.acquire(60))();
		pacer.pause(1_000);
		time -= 3_600_000;
		await pacer.acquire(60);

		expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
	});

	it('lets a cancelled execution leave its place in the queue at once, and nobody else', async () => {
		let wake: () => void = () => undefined;
		const pacer = new Pacer(
			() => 0,
			async () => await new Promise<void>((resolve) => (wake = resolve)),
		);
		const release = await pacer.acquire(1);
		const first = pacer.acquire(1);
		const cancelled = new AbortController();
		const second = pacer.acquire(1, cancelled.signal);
		cancelled.abort(new Error('cancelled'));
		await expect(second).rejects.toThrow('cancelled');

		// A limit of two: the one in flight and one more.
		const third = pacer.acquire(3);
		expect(await Promise.race([first, third, Promise.resolve('still waiting')])).toBe(
			'still waiting',
		);
		release();
		wake();
	});

	it('takes no place for an execution that was cancelled while it waited', async () => {
		const cancelled = new AbortController();
		let time = 0;
		const pacer = new Pacer(
			() => time,
			async (ms) => {
				time += ms;
				cancelled.abort(new Error('cancelled'));
			},
		);
		(await pacer.acquire(1))();
		await expect(pacer.acquire(1, cancelled.signal)).rejects.toThrow('cancelled');

		expect(pacer.free(1)).toBe(1);
	});

	it('never lets the vendor count more than the limit in any rolling minute', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 8 }),
				fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 40 }),
				async (limit, durations) => {
					const counted = await makeRequests(limit, durations);
					expect(counted).toHaveLength(durations.length);
					counted.forEach((time, index) => {
						const next = counted[index + limit];
						if (next !== undefined) expect(next - time).toBeGreaterThanOrEqual(60_000);
					});
				},
			),
			{ numRuns: 40 },
		);
	});

	it('uses the whole limit at once when nothing was sent before', async () => {
		const clock = new VirtualClock();
		const pacer = new Pacer(clock.now, clock.wait);
		await clock.run(Promise.all(Array.from({ length: 60 }, async () => await pacer.acquire(60))));
		expect(clock.time).toBe(0);
		expect(pacer.free(60)).toBe(0);
	});

	it('lets a cancelled request go without holding up the next one', async () => {
		const clock = new VirtualClock();
		const pacer = new Pacer(clock.now, clock.wait);
		const release = await pacer.acquire(1);
		const cancel = new AbortController();
		const cancelled = pacer.acquire(1, cancel.signal);
		const next = pacer.acquire(1);
		cancel.abort(new Error('cancelled'));
		await expect(cancelled).rejects.toThrow('cancelled');
		release();
		await clock.run(next);
		expect(clock.time).toBeGreaterThanOrEqual(60_000);
	});

	it('waits as long as the vendor asked for', async () => {
		const clock = new VirtualClock();
		const pacer = new Pacer(clock.now, clock.wait);
		pacer.pause(30_000);
		await clock.run(pacer.acquire(60));
		expect(clock.time).toBe(30_000);
	});
});
