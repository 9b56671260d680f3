import { sleep } from 'n8n-workflow';

const WINDOW_MS = 60_000;

/** A clock that stands still instead of going back. */
function steady(clock: () => number): () => number {
	let last = clock();
	let elapsed = 0;
	return () => {
		const now = clock();
		elapsed += Math.max(0, now - last);
		last = now;
		return elapsed;
	};
}

/** Ends with the signal, although what it waits for goes on. */
async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return await work;
	signal.throwIfAborted();
	const settled = new AbortController();
	const aborted = new Promise<never>((_, reject) => {
		const once = { once: true, signal: settled.signal };
		signal.addEventListener('abort', () => reject(signal.reason as Error), once);
	});
	try {
		return await Promise.race([work, aborted]);
	} finally {
		settled.abort();
	}
}

/**
 * Keeps the requests made with one key below a limit in any rolling minute.
 *
 * A place is counted until a minute after its answer arrived, not after it was sent: the
 * vendor counts a request somewhere in between, so this holds on the vendor's clock too.
 */
export class Pacer {
	private inFlight = 0;
	/** When each answered request stops counting, oldest first. */
	private expiries: number[] = [];
	private pausedUntil = 0;
	private waiting = Promise.resolve();
	private readonly now: () => number;

	/** @param clock that of the machine can be set, and would let others wait for an hour or not at all */
	constructor(
		clock: () => number = () => performance.now(),
		private readonly wait: (ms: number, signal?: AbortSignal) => Promise<void> = sleep,
	) {
		this.now = steady(clock);
	}

	/** How many requests could start now. */
	free(limit: number): number {
		this.forgetExpired();
		if (this.now() < this.pausedUntil) return 0;
		return Math.max(0, limit - this.inFlight - this.expiries.length);
	}

	/**
	 * Waits, first come first served, until a request may start.
	 * @returns a function to call once when the request has been answered or has failed
	 * @throws the signal's reason when the execution is cancelled meanwhile
	 */
	async acquire(limit: number, signal?: AbortSignal): Promise<() => void> {
		const turn = this.waiting.then(async () => await this.waitForPlace(limit, signal));
		// A cancelled execution must not hold up the ones that queue behind it.
		this.waiting = turn.catch(() => {});
		await unlessAborted(turn, signal);
		return () => {
			this.inFlight--;
			this.expiries.push(this.now() + WINDOW_MS);
		};
	}

	/** Lets nobody start for a while: the vendor said that the key is over its limit. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.now() + ms);
	}

	private async waitForPlace(limit: number, signal?: AbortSignal): Promise<void> {
		signal?.throwIfAborted();
		while (this.free(limit) === 0) {
			await this.wait(this.nextChange(), signal);
			signal?.throwIfAborted();
		}
		this.inFlight++;
	}

	private nextChange(): number {
		const now = this.now();
		if (now < this.pausedUntil) return this.pausedUntil - now;
		// With every place in flight there is no expiry to wait for yet.
		return this.expiries[0] === undefined ? 50 : Math.max(1, this.expiries[0] - now);
	}

	private forgetExpired(): void {
		const now = this.now();
		while (this.expiries[0] !== undefined && this.expiries[0] <= now) this.expiries.shift();
	}
}

const pacers = new Map<string, Pacer>();

/** The pacer of one key, shared by all executions in this process. */
export function pacerFor(keyId: string): Pacer {
	let pacer = pacers.get(keyId);
	if (!pacer) {
		pacer = new Pacer();
		pacers.set(keyId, pacer);
	}
	return pacer;
}
