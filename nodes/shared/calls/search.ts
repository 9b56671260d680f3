import type { IDataObject } from 'n8n-workflow';
import { requestRecord, type RequestEntry } from './record';

/** A record at the vendor that a request may have made. */
export interface Candidate {
	record: IDataObject;
	id: string | null;
	/** The phone number that rang, for calls. */
	number?: string;
	/** When it began, in ms on this machine's clock; null when nothing tells. */
	time: number | null;
	/** The same if the vendor's clock were as ours: which of both is right cannot always be told. */
	asTold?: number | null;
	/** Whether the vendor kept a mark of ours: that of this request, or of another one. */
	isOwn?: boolean;
	/** Whether the mark tells the place in the workflow, and so the item, but not the execution. */
	isOfPlace?: boolean;
}

/** What a look at the vendor brought. */
export interface Search {
	candidates: Candidate[];
	/** Why not everything could be looked at. */
	obstacle?: string;
}

/** When the request can have been carried out, in ms on this machine's clock. */
export interface Window {
	from: number;
	until: number;
	/** Not likely, but possible since then: this machine's clock may have been set meanwhile. */
	since: number;
	/** How far the vendor's clock can be off, in ms. */
	tolerance: number;
	/** Whether nothing later can come of the request; else it leaves doubt. */
	isExact: boolean;
}

/** Three results: found, not there, and everything that leaves doubt. */
export type Verdict =
	| { kind: 'found'; candidate: Candidate }
	| { kind: 'notThere' }
	| { kind: 'doubt'; reason: string };

const timeOf = ({ time }: Candidate) => time ?? Infinity;

/** The latest time that a record can have begun. */
export const latestOf = ({ time, asTold }: Candidate): number =>
	time === null ? Infinity : Math.max(time, asTold ?? time);

const named = ({ id, time }: Candidate): string =>
	[
		id ?? 'one without an ID',
		...(time === null ? [] : [`of ${new Date(time).toISOString()}`]),
	].join(' ');

/** When what was found may come from somebody else. */
export const doubtAbout = (candidates: Candidate[]): Verdict & { kind: 'doubt' } => ({
	kind: 'doubt',
	reason: `It found ${candidates.map(named).join(', ')}, which may or may not come from this item.`,
});

/**
 * Decides whether one of the records is what a request made. It is when the vendor kept our mark, or
 * when it is as old as the request and nobody else can have made it.
 */
export function judge(
	entry: RequestEntry,
	{ candidates, obstacle }: Search,
	window: Window,
): Verdict {
	const { tolerance } = window;
	const from = window.from - tolerance;
	const free = candidates
		.filter(({ id, isOwn }) => isOwn !== false && !(id && requestRecord.isClaimed(entry, id)))
		.filter((candidate) => latestOf(candidate) >= window.since - tolerance)
		.sort((one, other) => timeOf(one) - timeOf(other));
	const marked = free.find(({ isOwn }) => isOwn);
	if (marked) return { kind: 'found', candidate: marked };
	const isInTime = (time: number) => time >= from && time <= window.until;
	const inTime = free.filter((candidate) => isInTime(timeOf(candidate)));
	const [first] = inTime;
	if (first && free.every((candidate) => latestOf(candidate) >= from)) {
		// What began before another request was sent is not what that one made.
		const rivals = requestRecord.rivals(entry).map(({ sentAt = 0 }) => sentAt - tolerance);
		const isOfItem = inTime.some(({ isOfPlace }) => isOfPlace);
		const ofRun = [entry, ...(isOfItem ? [] : requestRecord.siblings(entry))];
		const own = ofRun.reduce((sum, { mayFollow = 0 }) => sum + 1 + mayFollow, 0);
		const older = inTime.filter((candidate) => timeOf(candidate) < Math.min(...rivals));
		if (older.includes(first) && older.length <= own) return { kind: 'found', candidate: first };
		const names = inTime.map(named).join(', ');
		return { kind: 'doubt', reason: `It found ${names}, and nothing tells who asked for it.` };
	}
	const doubtful = free.filter(
		({ time, asTold }) => time === null || !window.isExact || isInTime(asTold ?? time),
	);
	if (doubtful.length > 0) return doubtAbout(doubtful);
	return obstacle === undefined
		? { kind: 'notThere' }
		: { kind: 'doubt', reason: `The node could not look for it: ${obstacle}.` };
}
