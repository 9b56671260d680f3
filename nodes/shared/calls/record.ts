import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	EntryIndex,
	idTerm,
	numberTerm,
	targetTerm,
	type Asked,
	type HandedOn,
	type Placement,
	type RequestEntry,
	type Run,
	type SavedRequest,
} from './entries';
import { keyOf, placePartOf, type RequestIdentity } from './identity';

export type { Asked, Placement, RequestEntry, RequestState } from './entries';

/** What of ended runs is remembered; the oldest are forgotten first, and running ones never. */
const REMEMBERED = 10_000;
/** n8n tries a node again after five seconds at most. */
const TRIES_END_MS = 60_000;
const CONTEXT_FIELD = 'requestsAtMostOnce';

/** What of an entry n8n may store. */
function toSaved(entry: RequestEntry): SavedRequest {
	const { record, secretFields = [] } = entry;
	const isShown = ([name]: [string, unknown]) => !secretFields.includes(name);
	const shown = record && Object.fromEntries(Object.entries(record).filter(isShown));
	const saved: SavedRequest & Partial<RequestEntry> = { ...entry, record: shown };
	delete saved.run;
	delete saved.underWay;
	return saved;
}

/** The request as the failed execution that is retried here brings it along. */
function savedIn({ handedOn }: Run, key: string): RequestEntry | undefined {
	const found = handedOn.find((request) => request.key === key);
	return found && (structuredClone(found) as RequestEntry);
}

const isSettled = ({ state }: RequestEntry) => state === 'done' || state === 'refused';

/**
 * The record of everything that must happen once at most: every such request stands here before it
 * is sent, and every decision about it reads its entry.
 */
class RequestRecord {
	private readonly index = new EntryIndex();
	private readonly runs = new WeakMap<IExecuteFunctions, Run>();
	/** When this process first saw an attempt. */
	private readonly attempts = new Map<string, number>();

	/** The entry of a request: a new one, or the one of an earlier attempt to make it. */
	open(
		node: IExecuteFunctions,
		identity: RequestIdentity,
		{ itemIndex, ...asked }: Asked & { itemIndex: number },
	): RequestEntry {
		const run = this.runOf(node, identity);
		const key = keyOf(identity, asked.subject);
		const known = this.earlier(key, run, identity.isRepeat) ?? savedIn(run, key);
		const entry: RequestEntry = known ?? {
			...asked,
			key,
			state: 'planned',
			sent: 0,
			run,
			itemIndex,
			isLineKnown: identity.isLineKnown,
			isKnown: run.knowsAll,
		};
		Object.assign(entry, { run, itemIndex });
		this.index.add(entry);
		return entry;
	}

	/** Notes that the vendor's record belongs to a request. */
	settle(
		entry: RequestEntry,
		done: { record: IDataObject; recordId: string | null; placement: Placement },
	): void {
		Object.assign(entry, done, { state: 'done', isKnown: true });
		this.index.add(entry);
	}

	/** Whether a record at the vendor is known to belong to another request. */
	isClaimed(entry: RequestEntry, recordId: string): boolean {
		return this.index.find(idTerm(entry.account, recordId)).some((other) => other !== entry);
	}

	/** Requests of others for the same, of which nobody knows yet whether they were carried out. */
	rivals(entry: RequestEntry): RequestEntry[] {
		return this.competing(entry).filter(
			({ run, state }) =>
				run.executionId !== entry.run.executionId && (state === 'inFlight' || state === 'unknown'),
		);
	}

	/**
	 * Whether another retry after a crash made this request since then, or may have: nobody can tell
	 * whether both are of one execution.
	 */
	hasTwin(entry: RequestEntry, since: number): boolean {
		const terms = entry.targets.map((target) => targetTerm(entry.account, target));
		return this.index
			.find(...terms)
			.some(
				(other) =>
					!other.isLineKnown &&
					!['planned', 'refused'].includes(other.state) &&
					(other.sentAt ?? since) >= since &&
					other.run.attempt !== entry.run.attempt &&
					placePartOf(other.key) === placePartOf(entry.key),
			);
	}

	/** Requests of the same run for the same that are not settled, in the order of their items. */
	siblings(entry: RequestEntry): RequestEntry[] {
		return this.competing(entry).filter(({ run }) => run.executionId === entry.run.executionId);
	}

	/** Another request of this execution and node for the same number that was made, or may have been. */
	duplicateOf(entry: RequestEntry): RequestEntry | undefined {
		const { executionId, nodeId } = entry.run;
		return this.callsTo(entry).find(
			({ run }) => run.executionId === executionId && run.nodeId === nodeId,
		);
	}

	/** Other requests to ring one of these numbers since then, that were made or may have been. */
	callsTo(entry: RequestEntry, since = 0): RequestEntry[] {
		const terms = entry.numbers.map((number) => numberTerm(entry.account, number));
		return this.index
			.find(...terms)
			.filter(
				(other) =>
					other !== entry &&
					!['planned', 'refused'].includes(other.state) &&
					(other.sentAt ?? 0) >= since,
			);
	}

	/** The phone numbers that a run of a node is to call. */
	numbersOf(node: IExecuteFunctions): string[] {
		const run = this.runs.get(node);
		return [...this.index.entries].flatMap((entry) => (entry.run === run ? entry.numbers : []));
	}

	/** The requests that a run of a node has carried out. */
	doneBy(node: IExecuteFunctions): RequestEntry[] {
		const run = this.runs.get(node);
		return [...this.index.entries].filter((entry) => entry.run === run && entry.state === 'done');
	}

	/**
	 * Ends a run of a node. When it failed, what it asked for goes into the data of the execution, so
	 * that a retry knows it in any process.
	 */
	endRun(node: IExecuteFunctions, hasFailed: boolean): void {
		const run = this.runs.get(node);
		if (!run) return;
		Object.assign(run, { endedAt: Date.now(), hasFailed });
		if (hasFailed) {
			// Earlier tries of the same run may have asked for more than the last one came to.
			const own = [...this.index.entries].filter(
				({ run: { key, executionId } }) => key === run.key && executionId === run.executionId,
			);
			const saved = new Map(run.handedOn.map((request) => [request.key, request]));
			for (const entry of own) saved.set(entry.key, toSaved(entry));
			node.getContext('node')[CONTEXT_FIELD] = {
				run: run.key,
				requests: [...saved.values()],
				isAll: run.knowsAll,
			} satisfies HandedOn;
		}
		this.forget();
	}

	private runOf(
		node: IExecuteFunctions,
		{ executionId, attempt, nodeId, line, run: place, isRepeat }: RequestIdentity,
	): Run {
		const known = this.runs.get(node);
		if (known) return known;
		const key = `${place}${line}`;
		const context = node.getContext('node');
		const { run: from, requests, isAll } = (context[CONTEXT_FIELD] ?? {}) as Partial<HandedOn>;
		// What ends without a word of this run must not look as if it had asked for nothing.
		delete context[CONTEXT_FIELD];
		const isOfRun = from === key;
		const attemptedAt = this.attempts.get(attempt) ?? Date.now();
		this.attempts.set(attempt, attemptedAt);
		const run: Run = {
			executionId,
			attempt,
			nodeId,
			key,
			attemptedAt,
			handedOn: (isOfRun && requests) || [],
			knowsAll: !isRepeat || (isOfRun && isAll === true),
			hasFailed: false,
		};
		this.runs.set(node, run);
		return run;
	}

	/**
	 * The same request as an earlier run made it: a try before in this execution; else a repeated
	 * attempt takes over one entry of the attempts before, what failed first and then the newest. In
	 * the same attempt a sub-workflow that went well was asked for on its own.
	 */
	private earlier(key: string, run: Run, isRepeat: boolean): RequestEntry | undefined {
		const same = this.index.find(key).reverse();
		const isSub = run.attempt !== run.executionId;
		const free = same.filter(({ run: other }) =>
			other.attempt === run.attempt ? isSub && other.hasFailed : isRepeat,
		);
		return (
			same.find((entry) => entry.run.executionId === run.executionId) ??
			free.find((entry) => entry.run.hasFailed && !isSettled(entry)) ??
			free.find((entry) => entry.run.hasFailed) ??
			free[0]
		);
	}

	private competing(entry: RequestEntry): RequestEntry[] {
		const terms = entry.targets.map((target) => targetTerm(entry.account, target));
		return this.index.find(...terms).filter((other) => other !== entry && !isSettled(other));
	}

	private forget(): void {
		const longAgo = Date.now() - TRIES_END_MS;
		for (const [attempt, time] of this.attempts) {
			if (this.attempts.size <= REMEMBERED) break;
			if (time < longAgo) this.attempts.delete(attempt);
		}
		for (const entry of this.index.entries) {
			if (this.index.entries.size <= REMEMBERED) return;
			if (entry.run.endedAt !== undefined && entry.run.endedAt < longAgo) this.index.delete(entry);
		}
	}
}

export const requestRecord = new RequestRecord();
