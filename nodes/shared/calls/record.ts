import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { keyOf, placePartOf, type RequestIdentity } from './identity';

/** - `planned`: not sent yet - `refused`: the vendor said no - `unknown`: sent, and nobody knows more. */
export type RequestState = 'planned' | 'inFlight' | 'done' | 'refused' | 'unknown';

/** How sure it is that a request was carried out: its answer says so, or what it made was found. */
export type Placement = 'confirmed' | 'recovered';

/** What is asked, as far as it tells requests apart. */
export interface Asked {
	/** The account at the vendor, in which IDs are unique. */
	account: string;
	/** Kind of request and what it is about, for example the number that is called. */
	subject: string;
	/** By what its record at the vendor is recognised, for example agent and number. */
	targets: string[];
	/** The phone numbers that ring. */
	numbers: string[];
	/** Fields of the vendor's record that must not be stored. */
	secretFields?: string[];
}

/** What is kept of a request; as JSON it travels with the data of a failed execution. */
interface Saved extends Asked {
	key: string;
	/** Whether the key tells which execution it was; after a crash it does not. */
	isLineKnown: boolean;
	state: RequestState;
	/** When it was sent last, in ms on this machine's clock. */
	sentAt?: number;
	/** The execution that sent it last. */
	sentBy?: string;
	/** How often it was sent. */
	sent: number;
	/** The vendor's record, once the request is done. */
	record?: IDataObject;
	recordId?: string | null;
	placement?: Placement;
	/** Whether this process knows all that became of it; else the vendor has to be asked first. */
	isKnown: boolean;
}

/** A run of a node, to which its requests belong. */
interface Run {
	executionId: string;
	attempt: string;
	nodeId: string;
	/** What a further try of it, and a retry of its execution, have in common with it. */
	key: string;
	/** What earlier attempts asked for in this run, as the failed execution hands it on. */
	handedOn: Saved[];
	/** Whether that is everything. */
	knowsAll: boolean;
	/** When this process first saw the attempt. */
	attemptedAt: number;
	/** When it ended; undefined while it goes on. */
	endedAt?: number;
	hasFailed: boolean;
}

/** What the data of a failed execution hold of a run of a node. */
interface HandedOn {
	run: string;
	requests: Saved[];
	isAll: boolean;
}

/** A request that must be carried out once at most. */
export interface RequestEntry extends Saved {
	run: Run;
	itemIndex: number;
	/** While it is under way. */
	underWay?: Promise<unknown>;
}

/** What of ended runs is remembered; the oldest are forgotten first, and running ones never. */
const REMEMBERED = 10_000;
/** n8n tries a node again after five seconds at most. */
const TRIES_END_MS = 60_000;
const CONTEXT_FIELD = 'requestsAtMostOnce';

const idTerm = (account: string, id: string) => `id ${account} ${id}`;
const numberTerm = (account: string, number: string) => `number ${account} ${number}`;
const targetTerm = (account: string, target: string) => `target ${account} ${target}`;

const termsOf = ({ key, account, recordId, numbers, targets }: RequestEntry): string[] => [
	key,
	...(recordId ? [idTerm(account, recordId)] : []),
	...numbers.map((number) => numberTerm(account, number)),
	...targets.map((target) => targetTerm(account, target)),
];

/** What of an entry n8n may store. */
function toSaved(entry: RequestEntry): Saved {
	const { record, secretFields = [] } = entry;
	const isShown = ([name]: [string, unknown]) => !secretFields.includes(name);
	const shown = record && Object.fromEntries(Object.entries(record).filter(isShown));
	const saved: Saved & Partial<RequestEntry> = { ...entry, record: shown };
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
	private readonly entries = new Set<RequestEntry>();
	/** The entries by everything that they are looked up by. */
	private readonly index = new Map<string, Set<RequestEntry>>();
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
		this.add(entry);
		return entry;
	}

	/** Notes that the vendor's record belongs to a request. */
	settle(
		entry: RequestEntry,
		done: { record: IDataObject; recordId: string | null; placement: Placement },
	): void {
		Object.assign(entry, done, { state: 'done', isKnown: true });
		this.add(entry);
	}

	/** Whether a record at the vendor is known to belong to another request. */
	isClaimed(entry: RequestEntry, recordId: string): boolean {
		return this.find(idTerm(entry.account, recordId)).some((other) => other !== entry);
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
		return this.find(...terms).some(
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
		return this.find(...terms).filter(
			(other) =>
				other !== entry &&
				!['planned', 'refused'].includes(other.state) &&
				(other.sentAt ?? 0) >= since,
		);
	}

	/** The phone numbers that a run of a node is to call. */
	numbersOf(node: IExecuteFunctions): string[] {
		const run = this.runs.get(node);
		return [...this.entries].flatMap((entry) => (entry.run === run ? entry.numbers : []));
	}

	/** The requests that a run of a node has carried out. */
	doneBy(node: IExecuteFunctions): RequestEntry[] {
		const run = this.runs.get(node);
		return [...this.entries].filter((entry) => entry.run === run && entry.state === 'done');
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
			const own = [...this.entries].filter(
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
		const same = this.find(key).reverse();
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
		return this.find(...terms).filter((other) => other !== entry && !isSettled(other));
	}

	private find(...terms: string[]): RequestEntry[] {
		return [...new Set(terms.flatMap((term) => [...(this.index.get(term) ?? [])]))];
	}

	private add(entry: RequestEntry): void {
		this.entries.add(entry);
		for (const term of termsOf(entry)) {
			const entries = this.index.get(term) ?? new Set();
			this.index.set(term, entries.add(entry));
		}
	}

	private delete(entry: RequestEntry): void {
		this.entries.delete(entry);
		for (const term of termsOf(entry)) {
			const entries = this.index.get(term);
			entries?.delete(entry);
			if (entries?.size === 0) this.index.delete(term);
		}
	}

	private forget(): void {
		const longAgo = Date.now() - TRIES_END_MS;
		for (const [attempt, time] of this.attempts) {
			if (this.attempts.size <= REMEMBERED) break;
			if (time < longAgo) this.attempts.delete(attempt);
		}
		for (const entry of this.entries) {
			if (this.entries.size <= REMEMBERED) return;
			if (entry.run.endedAt !== undefined && entry.run.endedAt < longAgo) this.delete(entry);
		}
	}
}

export const requestRecord = new RequestRecord();
