import { NodeApiError, sleep, type IDataObject } from 'n8n-workflow';

/** How a vendor's calls are read while they are watched. IDs are as the user gave them. */
export interface CallReader {
	/** Reads many with few requests; leaves out the calls that the list does not show. */
	list(ids: string[]): Promise<Map<string, IDataObject>>;
	/** Reads a call that the list does not show; undefined when it is not found so either. */
	get(id: string): Promise<IDataObject | undefined>;
	isOver(call: IDataObject): boolean;
	/** Whether a call that is over also has what is written after its end, such as a summary. */
	isComplete(call: IDataObject): boolean;
}

/** What became of a call that was watched. */
export type WatchResult =
	| { kind: 'over'; call: IDataObject }
	/** With its latest record if it has been seen, and why the last look at it failed if it did. */
	| { kind: 'timedOut'; call?: IDataObject; error?: unknown }
	| { kind: 'unknown' }
	| { kind: 'failed'; error: unknown };

export interface WatchOptions {
	/** Whether the calls were placed just now, so that they exist although no list shows them yet. */
	arePlaced: boolean;
	/** Ends the watch of all calls, because nobody needs the others any more. */
	endsWatch?(id: string, result: WatchResult): boolean;
	signal?: AbortSignal;
}

/** Calls that one request reads, at both vendors. */
export const CALLS_PER_REQUEST = 100;

/** Between two looks at up to {@link CALLS_PER_REQUEST} calls; more calls are looked at less often. */
const SHORTEST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;
/** The end of a call is noticed after at most this part of the time in which no call ended. */
const PAUSE_PER_QUIET_TIME = 0.1;
/** How long a call that is over may go without its summary. */
const COMPLETION_MS = 15_000;
/** How long, and in how many looks, an ID must be missing to count as unknown: lists lag. */
const PATIENCE_MS = 60_000;
const PATIENT_LOOKS = 4;
/** A call that exists but is not listed is read on its own in every fourth look. */
const LOOKS_PER_READ = 4;

interface Watched {
	endsAt: number;
	call?: IDataObject;
	/** When it was first seen to be over. */
	overSince?: number;
	/** Looks in a row in which the list did not show it. */
	missed: number;
	/** Why reading it on its own failed. */
	error?: unknown;
}

/** Whether the same request may succeed later: nobody answered, or a server had trouble. */
const isPassing = (error: unknown): boolean =>
	error instanceof NodeApiError && error.context.isPassing === true;

/**
 * Watches calls together until each is over or its time limit is. Looks are frequent at first and
 * while calls are ending, and become rarer while nothing happens.
 */
export class CallWatch {
	/** What became of each call; without those that were pending when `endsWatch` ended it. */
	readonly results = new Map<string, WatchResult>();
	private readonly pending = new Map<string, Watched>();
	private startedAt = Date.now();
	/** When a call was last seen to end, or was added. */
	private quietSince = this.startedAt;
	private hasAnswered: boolean;
	/** Why the list could not be read in the last look. */
	private failure: unknown;
	/** Whether what became of a call fails the execution, so that nobody needs the others. */
	isBroken = false;
	/** The looks, while there is something to look at. */
	private looking: Promise<void> | undefined;
	private isStopped = false;
	private wakers: Array<() => void> = [];

	constructor(
		private readonly reader: CallReader,
		private readonly options: WatchOptions,
	) {
		this.hasAnswered = options.arePlaced;
	}

	/**
	 * Adds a call, and begins to look. One that is watched already gets the longer limit.
	 * @param limit in ms from now
	 */
	add(id: string, limit: number): void {
		if (this.isBroken || this.results.has(id)) return;
		const now = Date.now();
		const known = this.pending.get(id);
		this.pending.set(id, {
			missed: 0,
			...known,
			endsAt: Math.max(known?.endsAt ?? 0, now + limit),
		});
		if (!this.looking) this.startedAt = now;
		this.quietSince = now;
		this.looking ??= this.lookUntilDone();
		// Who waits for the watch is told.
		this.looking.catch(() => undefined);
	}

	/** Waits until fewer calls go on. @throws the signal's reason when the execution is cancelled */
	async untilFewerThan(count: number): Promise<void> {
		while (this.looking && !this.isBroken && this.pending.size >= count) {
			await Promise.race([this.looking, new Promise<void>((resolve) => this.wakers.push(resolve))]);
		}
	}

	/** @throws the signal's reason when the execution is cancelled */
	async untilDone(): Promise<void> {
		await this.looking;
	}

	/** Stops looking, because the execution ends. */
	stop(): void {
		this.isStopped = true;
	}

	private async lookUntilDone(): Promise<void> {
		// A call that was placed just now is not over yet; others are added together.
		await sleep(this.options.arePlaced ? this.pauseMs : 0, this.options.signal);
		while (!this.isDone) {
			await this.look();
			for (const wake of this.wakers.splice(0)) wake();
			if (!this.isDone) await sleep(this.pauseMs, this.options.signal);
		}
		this.looking = undefined;
	}

	private get isDone(): boolean {
		return this.isStopped || this.pending.size === 0 || this.isBroken;
	}

	/** How long to wait before the next look: until the next time limit at most. */
	private get pauseMs(): number {
		const now = Date.now();
		const shortest = SHORTEST_PAUSE_MS * Math.ceil(this.pending.size / CALLS_PER_REQUEST);
		const longest = Math.max(shortest, LONGEST_PAUSE_MS);
		const pause = Math.max((now - this.quietSince) * PAUSE_PER_QUIET_TIME, shortest);
		const limits = [...this.pending.values()].map(({ endsAt }) => endsAt - now);
		return Math.min(pause, longest, ...limits);
	}

	private async look(): Promise<void> {
		await this.readPending();
		for (const [id, watched] of this.pending) {
			const result = this.resultOf(watched);
			if (!result) continue;
			this.results.set(id, result);
			this.pending.delete(id);
			this.isBroken ||= this.options.endsWatch?.(id, result) ?? false;
		}
	}

	private async readPending(): Promise<void> {
		const listed = await this.reader.list([...this.pending.keys()]).catch((error: unknown) => {
			this.options.signal?.throwIfAborted();
			this.failure = error;
		});
		if (!listed) return;
		this.failure = undefined;
		this.hasAnswered = true;
		for (const [id, watched] of this.pending) {
			const call = listed.get(id);
			watched.missed = call ? 0 : watched.missed + 1;
			if (call) watched.call = call;
			else if (this.needsReading(watched)) await this.read(id, watched);
		}
	}

	/** Old calls are not on the first pages of a list, and are over: these are read at once. */
	private needsReading({ call, missed }: Watched): boolean {
		const isKnown = call !== undefined || this.options.arePlaced;
		return missed % LOOKS_PER_READ === 0 || (!isKnown && missed <= 2);
	}

	private async read(id: string, watched: Watched): Promise<void> {
		try {
			watched.call = (await this.reader.get(id)) ?? watched.call;
			watched.error = undefined;
		} catch (error) {
			this.options.signal?.throwIfAborted();
			watched.error = error;
		}
	}

	private resultOf(watched: Watched): WatchResult | undefined {
		const { call, error, missed } = watched;
		const now = Date.now();
		const isLate = now >= watched.endsAt;
		if (call && this.reader.isOver(call)) {
			if (watched.overSince === undefined) this.quietSince = now;
			watched.overSince ??= now;
			const hadTime = now - watched.overSince >= COMPLETION_MS;
			const isFinal = isLate || hadTime || this.reader.isComplete(call);
			return isFinal ? { kind: 'over', call } : undefined;
		}
		if (this.isHopeless(now)) return { kind: 'failed', error: this.failure };
		if (isLate) return { kind: 'timedOut', call, error: this.failure ?? error };
		const mayExist = call !== undefined || this.options.arePlaced || missed < PATIENT_LOOKS;
		if (mayExist || now - this.startedAt < PATIENCE_MS) return undefined;
		return error === undefined ? { kind: 'unknown' } : { kind: 'failed', error };
	}

	/**
	 * Whether the list will stay unreadable. Where the vendor has answered before, the time limits
	 * decide how long trouble may last.
	 */
	private isHopeless(now: number): boolean {
		if (this.failure === undefined) return false;
		const isPatient = this.hasAnswered || now - this.startedAt < PATIENCE_MS;
		return !isPatient || !isPassing(this.failure);
	}
}
