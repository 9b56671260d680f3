import { Connections } from './connections';
import { requireKnown } from './known-names';

/**
 * A failure to inject. Without `when: 'after'` the request never reaches the vendor's logic; with it
 * the request has its full effect and only the answer is lost or replaced.
 */
export interface Fault {
	/** Shown in the ledger; by default a running number. */
	name?: string;
	/** Which requests it strikes; an absent field matches all. */
	operationId?: string;
	environment?: string;
	vendor?: string;
	/** The first matching request that is struck, counted from 1. */
	nth?: number;
	/** How many matching requests are struck from there on; 'always' has no end. */
	times?: number | 'always';
	when?: 'before' | 'after';
	/** Wait before the request is handled or, with `when: 'after'`, before it is answered. */
	delayMs?: number;
	/** Cut the connection instead of answering. */
	reset?: boolean;
	/** Answer with this status instead of the vendor's answer. */
	status?: number;
	/** Extra headers, on the vendor's answer too. */
	headers?: Record<string, string>;
	/** Body for `status`: a string is sent as it is, anything else as JSON. */
	body?: unknown;
	/**
	 * Send half of the body. `true` announces the whole body and cuts the connection; `unnoticed`
	 * sends the half as if it were all, and `gzip` does so with the compressed body.
	 */
	truncate?: boolean | 'unnoticed' | 'gzip';
	/** Spread the body over this time. */
	slowBodyMs?: number;
	/** Other names for fields of a JSON answer, at any depth. */
	rename?: Record<string, string>;
	/** Send only what this field of a JSON answer holds. */
	unwrap?: string;
	/** Send a JSON answer inside a field of this name. */
	wrap?: string;
	/** Answer, and refuse connections from then on for this time. */
	closePortMs?: number;
}

const FIELDS: ReadonlyArray<keyof Fault> = [
	'name',
	'operationId',
	'environment',
	'vendor',
	'nth',
	'times',
	'when',
	'delayMs',
	'reset',
	'status',
	'headers',
	'body',
	'truncate',
	'slowBodyMs',
	'rename',
	'unwrap',
	'wrap',
	'closePortMs',
];

/** A fault and what it has done so far. */
export interface FaultStatus extends Fault {
	name: string;
	/** How many requests it has struck. */
	struck: number;
	/** Whether it strikes no more. */
	spent: boolean;
}

interface ArmedFault {
	fault: Fault & { name: string };
	seen: number;
	struck: number;
}

/** The request that a fault may match. */
export interface FaultTarget {
	vendor: string;
	environment: string;
	operationId: string | null;
}

export class FaultInjector {
	readonly connections = new Connections();
	private armed: ArmedFault[] = [];
	private added = 0;

	/**
	 * Adds a fault, or replaces the one of the same name.
	 *
	 * @returns the fault's name
	 * @throws for a field that does not exist
	 */
	add(fault: Fault): string {
		requireKnown('field of a fault', fault, FIELDS);
		const name = fault.name ?? `fault-${++this.added}`;
		this.remove(name);
		this.armed.push({ fault: { ...fault, name }, seen: 0, struck: 0 });
		return name;
	}

	/** Counts the request on every matching fault and returns the first one that strikes. */
	claim(target: FaultTarget): (Fault & { name: string }) | undefined {
		const [striking] = this.armed.filter((entry) => {
			if (!matches(entry.fault, target)) return false;
			entry.seen += 1;
			return entry.seen >= (entry.fault.nth ?? 1) && entry.seen <= last(entry.fault);
		});
		if (striking) striking.struck += 1;
		return striking?.fault;
	}

	list(): FaultStatus[] {
		return this.armed.map(({ fault, seen, struck }) => ({
			...fault,
			struck,
			spent: seen >= last(fault),
		}));
	}

	/** @returns whether there was such a fault */
	remove(name: string): boolean {
		const before = this.armed.length;
		this.armed = this.armed.filter(({ fault }) => fault.name !== name);
		return this.armed.length < before;
	}

	/** Forgets all faults, and ends those under way: who waits is hung up on, the port opens. */
	async clear(): Promise<void> {
		this.armed = [];
		await this.connections.restore();
	}
}

/** The last matching request that is struck. */
function last({ nth = 1, times = 1 }: Fault): number {
	return times === 'always' ? Infinity : nth + times - 1;
}

function matches(fault: Fault, target: FaultTarget): boolean {
	return (['vendor', 'environment', 'operationId'] as const).every(
		(name) => fault[name] === undefined || fault[name] === target[name],
	);
}
