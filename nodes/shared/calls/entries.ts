import type { IDataObject } from 'n8n-workflow';

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
	/** How many further requests for the same may follow it, each when the one before is over. */
	mayFollow?: number;
	/** Fields of the vendor's record that must not be stored. */
	secretFields?: string[];
}

/** What is kept of a request; as JSON it travels with the data of a failed execution. */
export interface SavedRequest extends Asked {
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
export interface Run {
	executionId: string;
	attempt: string;
	nodeId: string;
	/** What a further try of it, and a retry of its execution, have in common with it. */
	key: string;
	/** What earlier attempts asked for in this run, as the failed execution hands it on. */
	handedOn: SavedRequest[];
	/** Whether that is everything. */
	knowsAll: boolean;
	/** When this process first saw the attempt. */
	attemptedAt: number;
	/** When it ended; undefined while it goes on. */
	endedAt?: number;
	hasFailed: boolean;
}

/** What the data of a failed execution hold of a run of a node. */
export interface HandedOn {
	run: string;
	requests: SavedRequest[];
	isAll: boolean;
}

/** A request that must be carried out once at most. */
export interface RequestEntry extends SavedRequest {
	run: Run;
	itemIndex: number;
	/** While it is under way. */
	underWay?: Promise<unknown>;
}

export const idTerm = (account: string, id: string) => `id ${account} ${id}`;
export const numberTerm = (account: string, number: string) => `number ${account} ${number}`;
export const targetTerm = (account: string, target: string) => `target ${account} ${target}`;

const termsOf = ({ key, account, recordId, numbers, targets }: RequestEntry): string[] => [
	key,
	...(recordId ? [idTerm(account, recordId)] : []),
	...numbers.map((number) => numberTerm(account, number)),
	...targets.map((target) => targetTerm(account, target)),
];

/** Entries by everything that they are looked up by. */
export class EntryIndex {
	readonly entries = new Set<RequestEntry>();
	private readonly byTerm = new Map<string, Set<RequestEntry>>();

	/** The entries of any of these terms, in the order in which they came. */
	find(...terms: string[]): RequestEntry[] {
		return [...new Set(terms.flatMap((term) => [...(this.byTerm.get(term) ?? [])]))];
	}

	/** Adds an entry, or notes what it is looked up by since it changed. */
	add(entry: RequestEntry): void {
		this.entries.add(entry);
		for (const term of termsOf(entry)) {
			this.byTerm.set(term, (this.byTerm.get(term) ?? new Set()).add(entry));
		}
	}

	delete(entry: RequestEntry): void {
		this.entries.delete(entry);
		for (const term of termsOf(entry)) {
			const entries = this.byTerm.get(term);
			entries?.delete(entry);
			if (entries?.size === 0) this.byTerm.delete(term);
		}
	}
}
