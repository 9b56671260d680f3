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
	/** Wait before anything else. */
	delayMs?: number;
	/** Cut the connection instead of answering. */
	reset?: boolean;
	/** Answer with this status instead of the vendor's answer. */
	status?: number;
	/** Extra headers, on the vendor's answer too. */
	headers?: Record<string, string>;
	/** Body for `status`: a string is sent as it is, anything else as JSON. */
	body?: unknown;
	/** Announce the whole body, send half of it and cut the connection. */
	truncate?: boolean;
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
];

interface ArmedFault {
	fault: Fault & { name: string };
	seen: number;
}

/** The request that a fault may match. */
export interface FaultTarget {
	vendor: string;
	environment: string;
	operationId: string | null;
}

export class FaultInjector {
	private armed: ArmedFault[] = [];
	private added = 0;

	/**
	 * @returns the fault's name
	 * @throws for a field that does not exist
	 */
	add(fault: Fault): string {
		requireKnown('field of a fault', fault, FIELDS);
		const name = fault.name ?? `fault-${++this.added}`;
		this.armed.push({ fault: { ...fault, name }, seen: 0 });
		return name;
	}

	/** Counts the request on every matching fault and returns the first one that strikes. */
	claim(target: FaultTarget): (Fault & { name: string }) | undefined {
		const struck = this.armed.filter((entry) => {
			if (!matches(entry.fault, target)) return false;
			entry.seen += 1;
			const { nth = 1, times = 1 } = entry.fault;
			return entry.seen >= nth && (times === 'always' || entry.seen < nth + times);
		});
		return struck[0]?.fault;
	}

	list(): Fault[] {
		return this.armed.map(({ fault }) => fault);
	}

	clear(): void {
		this.armed = [];
	}
}

function matches(fault: Fault, target: FaultTarget): boolean {
	return (['vendor', 'environment', 'operationId'] as const).every(
		(name) => fault[name] === undefined || fault[name] === target[name],
	);
}
