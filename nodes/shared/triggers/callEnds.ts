import type { IDataObject } from 'n8n-workflow';
import { fingerprintOf, splitFingerprints } from './fingerprints';
import type { Poll, Source } from './poll';

const HOUR_MS = 3_600_000;
/** No call lasts longer. The first look reads so far back, for those that began before and still last. */
const LONGEST_CALL_MS = 2 * HOUR_MS;
/** How long a call is looked at that never ends in the vendor's records. */
const GIVE_UP_MS = 24 * HOUR_MS;
/** How often pages are read that move under our hands. */
const MAX_PASSES = 3;
/** Pages that are searched for a call to show. */
const SAMPLE_PAGES = 5;
/** Calls that are remembered, and the most that are waited for. */
const MAX_KNOWN = 1_000;

/** A vendor's list of calls, newest first. */
export interface CallList {
	/** Whose list it is. That of another account begins anew. */
	account: string;
	/** What is asked for, by name. With more filters, what is known stays known; with others it begins anew. */
	filters: Record<string, string | undefined>;
	/** @param mayBeEmpty whether an answer that may mean an empty list is taken for one */
	open(mayBeEmpty: boolean): AsyncIterable<IDataObject[]> & { isWhole: boolean };
	idOf(call: IDataObject): string | null;
	/** When it began by the vendor's clock, in ms; null when nothing tells. */
	timeOf(call: IDataObject): number | null;
	/** What the vendor's clock shows, in ms. */
	now(): number;
	isOver(call: IDataObject): boolean;
	/** Whether it has all that is waited for after its end. */
	isComplete(call: IDataObject): boolean;
	/** Whether its end is one that the user chose. */
	isWanted(call: IDataObject): boolean;
	/** Reads calls that are not on the pages that were read. */
	find(ids: string[]): Promise<Map<string, IDataObject>>;
}

export interface CallOptions {
	/** How many calls that were over before are reported in the first look. */
	backlog: number;
	/** How long after its end a call may lack what is waited for. */
	waitMs: number;
}

/** A call that is watched until it is reported; times in ms on this machine's clock. */
interface OpenCall {
	id: string;
	since: number;
	overSince?: number;
}

interface CallsSeen extends Pick<CallList, 'account' | 'filters'> {
	/** Fingerprints of the calls that were in the list, the newest first. */
	known: string;
	/** Whether these are all that the list ever had, so that every other call is a new one. */
	isAll: boolean;
	/** When the newest of them began, by the vendor's clock. */
	newest: number;
	open: OpenCall[];
}

/** What was read of the list, from its start to calls that are known. */
interface Reading {
	calls: Map<string, IDataObject>;
	/** Those that stand above a known one. */
	above: Set<string>;
	hasKnown: boolean;
	isWhole: boolean;
	/** Whether it was read as far as needed. */
	isEnough: boolean;
	/** Whether the last reading still brought calls that stand below those of an earlier one. */
	isMoving: boolean;
}

/**
 * Reads pages until one has a known call, and all of that page, as a call may show up late. Several
 * pages are read again until that brings nothing new: one that is removed moves others to a page
 * that was read before.
 */
async function readBack(
	list: CallList,
	known: Set<string>,
	isEnough: (page: IDataObject[]) => boolean,
): Promise<Reading> {
	const calls = new Map<string, IDataObject>();
	const above = new Set<string>();
	for (let pass = 1; ; pass++) {
		const earlier = new Set(calls.keys());
		const reader = list.open(known.size === 0);
		const reading = { hasKnown: false, isEnough: false, isMoving: false };
		let [pages, isBelow] = [0, false];
		for await (const page of reader) {
			pages++;
			const ids = page.map((call) => list.idOf(call));
			const end = ids.findLastIndex((id) => id !== null && known.has(fingerprintOf(id)));
			for (const [index, call] of page.entries()) {
				const id = ids[index];
				if (typeof id !== 'string') continue;
				calls.set(id, call);
				if (end < 0 || index < end) above.add(id);
				// What is new on top was not missed.
				isBelow ||= earlier.has(id);
				reading.isMoving ||= isBelow && !earlier.has(id);
			}
			reading.hasKnown = end >= 0;
			reading.isEnough = reading.hasKnown || isEnough(page);
			if (reading.isEnough) break;
		}
		const isToRepeat = pages > 1 && (pass === 1 || reading.isMoving);
		if (!isToRepeat || pass === MAX_PASSES) {
			return { calls, above, ...reading, isWhole: reader.isWhole };
		}
	}
}

const isPartOf = ({ account, filters }: CallList, whole: CallsSeen): boolean =>
	account === whole.account &&
	Object.entries(whole.filters).every(([name, value]) => filters[name] === value);

/** Finds the calls that have ended since the last look. */
class Look {
	/** What was seen of this list; undefined in the first look at it. */
	private readonly before: CallsSeen | undefined;
	private readonly known: Set<string>;
	private readonly now = Date.now();
	private readonly givenUp: string[] = [];

	constructor(
		private readonly list: CallList,
		private readonly saved: CallsSeen | undefined,
		private readonly options: CallOptions,
	) {
		this.before = saved && isPartOf(list, saved) ? saved : undefined;
		this.known = new Set(splitFingerprints(this.before?.known ?? ''));
	}

	async poll(): Promise<Poll<IDataObject>> {
		const reading = await readBack(this.list, this.known, this.farEnough());
		const open = this.openCalls(reading);
		const missing = [...open.keys()].filter((id) => !reading.calls.has(id));
		const found = missing.length > 0 ? await this.list.find(missing) : undefined;
		const ended: Array<[string, IDataObject]> = [];
		for (const [id, entry] of open) {
			const call = reading.calls.get(id) ?? found?.get(id);
			if (call && this.list.isOver(call)) {
				entry.overSince ??= this.now;
				if (!this.list.isComplete(call) && this.now - entry.overSince < this.options.waitMs)
					continue;
				ended.push([id, call]);
				open.delete(id);
			} else if (this.now - entry.since > GIVE_UP_MS) {
				open.delete(id);
				this.givenUp.push(id);
			}
		}
		const places = new Map([...reading.calls.keys()].map((id, place) => [id, place]));
		const placeOf = (id: string) => places.get(id) ?? Infinity;
		return {
			events: ended
				.sort(([one], [other]) => placeOf(other) - placeOf(one) || 0)
				.map(([, call]) => call)
				.filter((call) => this.list.isWanted(call)),
			state: { ...this.nextState(reading, open) },
			doubt: this.doubtAbout(reading),
		};
	}

	/** Tells whether a page leads back far enough although it has no known call. */
	private farEnough(): (page: IDataObject[]) => boolean {
		const { list, before, options } = this;
		const isOlder = (than: number) => (call: IDataObject) =>
			(list.timeOf(call) ?? Infinity) < than - LONGEST_CALL_MS;
		if (before) return (page) => page.every(isOlder(before.newest));
		let missing = this.saved ? 0 : options.backlog;
		return (page) => {
			missing -= page.filter((call) => list.isOver(call) && list.isWanted(call)).length;
			const isOld = isOlder(list.now());
			return missing <= 0 && page.some((call) => list.timeOf(call) === null || isOld(call));
		};
	}

	private openCalls(reading: Reading): Map<string, OpenCall> {
		const saved = (this.saved?.open ?? []).filter(({ id }) => this.before ?? reading.calls.has(id));
		const open = new Map(saved.map((entry) => [entry.id, { ...entry }]));
		let backlog = this.saved ? 0 : this.options.backlog;
		for (const [id, call] of reading.calls) {
			if (open.has(id) || this.known.has(fingerprintOf(id))) continue;
			// Whatever its age, the end of a call that lasts is still to come.
			const isOver = this.list.isOver(call);
			const isOfBacklog = isOver && backlog > 0 && this.list.isWanted(call);
			if (isOfBacklog) backlog--;
			if (!isOver || isOfBacklog || this.isNew(id, call, reading))
				open.set(id, { id, since: this.now });
		}
		return open;
	}

	/** Whether a call that is not known has come since, or is one of old that moved up. */
	private isNew(id: string, call: IDataObject, { above, hasKnown }: Reading): boolean {
		if (!this.before) return false;
		if (this.before.isAll && (hasKnown || this.known.size === 0)) return true;
		if (hasKnown) return above.has(id);
		// Nothing of what is known is left to compare with, but when it was.
		return (this.list.timeOf(call) ?? Infinity) >= this.before.newest;
	}

	private nextState({ calls, isWhole }: Reading, open: Map<string, OpenCall>): CallsSeen {
		const { list, before } = this;
		const known = new Set([...[...calls.keys()].map(fingerprintOf), ...this.known]);
		const now = list.now();
		const times = [...calls.values()].map((call) => list.timeOf(call) ?? 0);
		// A call may be planned for later.
		const latest = Math.max(before?.newest ?? 0, ...times.map((time) => Math.min(time, now)));
		return {
			account: list.account,
			filters: list.filters,
			known: [...known].slice(0, MAX_KNOWN).join(''),
			isAll: (before?.isAll ?? isWhole) && known.size <= MAX_KNOWN,
			newest: latest || now,
			open: [...open.values()].slice(-MAX_KNOWN),
		};
	}

	private doubtAbout({ calls, isEnough, isWhole, isMoving }: Reading): string | undefined {
		if (this.givenUp.length > 0) {
			return `These calls did not end within a day, and are not looked at any more: ${this.givenUp.join(', ')}`;
		}
		if (this.before && this.known.size > 0 && !isEnough && !isWhole) {
			return 'The list of calls ended before those that were reported last, so calls may be missing';
		}
		if (isMoving) return 'The list of calls changed with every reading, so calls may be missing';
		const times = [...calls.values()].flatMap((call) => this.list.timeOf(call) ?? []);
		const [first = 0, last = 0] = [times[0], times.at(-1)];
		if (!isWhole && last - first > GIVE_UP_MS) {
			return 'The list of calls does not start with the newest one, so calls may be missing';
		}
		return undefined;
	}
}

/**
 * Reports each call once, when it is over: calls that began in any order end in any order.
 * @param toEvent what the trigger puts out for a call
 */
export function callSource<Event>(
	list: CallList,
	options: CallOptions,
	toEvent: (call: IDataObject) => Promise<Event>,
): Source<Event> {
	return {
		name: 'calls',
		async poll(state) {
			const look = new Look(list, state as CallsSeen | undefined, options);
			const { events: calls, ...poll } = await look.poll();
			const events: Event[] = [];
			for (const call of calls) events.push(await toEvent(call));
			return { ...poll, events };
		},
		async sample() {
			let pages = 0;
			for await (const page of list.open(true)) {
				const calls = page.filter((call) => list.isOver(call) && list.isWanted(call));
				const call = calls.find((candidate) => list.isComplete(candidate)) ?? calls[0];
				if (call) return await toEvent(call);
				if (++pages === SAMPLE_PAGES) break;
			}
			return undefined;
		},
	};
}
