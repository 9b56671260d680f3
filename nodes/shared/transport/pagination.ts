import type { IDataObject } from 'n8n-workflow';

/** One page of a list, in one shape whatever the vendor's envelope is. */
export interface Page {
	items: IDataObject[];
	/** Items in the whole list; undefined when the vendor does not say. */
	count?: number;
	/** The page size that the vendor applied, when it says so: a maximum may cut the asked one. */
	pageSize?: number;
	/** True when the list is served all at once, so that no page follows. */
	isAll?: boolean;
	/** True when the vendor did not say what is there, and the list is taken to end here. */
	isGuess?: boolean;
}

/** A list at a vendor, and how much of it is wanted. */
export interface PageSource {
	/** Reads a page, the first of which is 1. The size is undefined for a list without pages. */
	readPage(page: number, pageSize: number | undefined): Promise<Page>;
	/** The largest page to ask for; undefined for a list that is not known to have pages. */
	pageSize?: number;
	/** No page is cut to fewer records than that, so one with fewer is a whole one. */
	smallestPage?: number;
	/** What tells records apart; nothing for one without an ID. */
	idOf(record: IDataObject): string | null | undefined;
	/** The most records wanted. With it, pages are read side by side up to there. */
	limit?: number;
	/** Ends the list before the record for which it is true. */
	isEnd?(record: IDataObject): boolean;
	/** How many pages may be asked for at the same time now. */
	freePlaces?(): number;
}

/** As many as a browser has under way to one host. */
const MAX_PAGES_IN_FLIGHT = 6;
/** Pages that are asked for before their turn comes, as many at a time as there are free places. */
class ReadAhead {
	private readonly arrived = new Map<number, Page>();
	private readonly underWay = new Set<Promise<void>>();
	private next = 2;
	private isPastEnd = false;

	/** @param last the last page to ask for early */
	constructor(
		private readonly source: PageSource,
		private readonly size: number,
		private readonly last: number,
	) {}

	async take(page: number): Promise<Page> {
		for (;;) {
			const answer = this.arrived.get(page);
			this.arrived.delete(page);
			if (answer) return answer;
			const last = this.isPastEnd ? page : Math.max(page, this.last);
			while (this.next <= last && this.mayStart()) this.start(this.next++);
			await Promise.race(this.underWay);
		}
	}

	private mayStart(): boolean {
		const { size: count } = this.underWay;
		return count === 0 || (count < MAX_PAGES_IN_FLIGHT && (this.source.freePlaces?.() ?? 0) > 0);
	}

	private start(page: number): void {
		const read = this.source
			.readPage(page, this.size)
			.then((answer) => {
				this.arrived.set(page, answer);
				this.isPastEnd ||= answer.items.length < this.size;
			})
			.finally(() => this.underWay.delete(read));
		this.underWay.add(read);
	}
}

/** Reads a list once, from its first page to where it ends. */
class Pass {
	/** Everything that was there, in the list's order, by what tells records apart. */
	readonly records = new Map<string, IDataObject>();
	/** Whether the page that was read last is the last one. */
	isOver = false;
	/** Whether the list was read as far as wanted, and nothing points to a hole. */
	isWhole = false;
	/** Whether reading the list again may bring what this reading did not see. */
	mayHaveMissed = false;
	pages = 0;
	/** The page size that is served. */
	size: number | undefined;

	private readonly counts: number[] = [];
	private readonly texts = new Map<string, number>();
	private isEndFound = false;

	/** @param knownPages how many pages there were the last time */
	constructor(
		private readonly source: PageSource,
		private readonly askedSize: number | undefined,
		private readonly knownPages: number,
	) {}

	/** Yields the records of each page that no earlier page had, with what tells them apart. */
	async *read(): AsyncGenerator<Array<[string, IDataObject]>> {
		const first = await this.source.readPage(1, this.askedSize);
		yield this.add(first);
		this.size = first.items.length;
		const ahead = new ReadAhead(this.source, this.size, this.lastPage(first));
		while (!this.isOver) yield this.add(await ahead.take(this.pages + 1));
	}

	/** The last page that is wanted: one more after a full one, and none that was not there before. */
	private lastPage({ items, count = 0 }: Page): number {
		const { limit = 0, isEnd } = this.source;
		const { length } = items;
		const last = limit > count ? Math.floor(count / length) + 1 : Math.ceil(limit / length);
		return isEnd ? 0 : Math.min(last, this.knownPages);
	}

	private add(page: Page): Array<[string, IDataObject]> {
		const { items, count } = page;
		this.pages++;
		// On a further page, the count of the list is higher than what the page has.
		const isOfPage = this.pages > 1 && count === items.length;
		if (count !== undefined && !isOfPage) this.counts.push(count);
		const end = this.source.isEnd ? items.findIndex(this.source.isEnd) : -1;
		this.isEndFound = end !== -1;
		const wanted = this.isEndFound ? items.slice(0, end) : items;
		const keys = this.keysOf(wanted);
		const fresh: Array<[string, IDataObject]> = [];
		for (const [index, record] of wanted.entries()) {
			const key = keys[index];
			if (key === undefined || this.records.has(key)) continue;
			this.records.set(key, record);
			fresh.push([key, record]);
		}
		this.isOver = this.isLast(page, fresh.length);
		return fresh;
	}

	/**
	 * What tells each record of a page apart. Those without an ID are all different, unless the
	 * whole page came before; in another pass they are known by their content.
	 */
	private keysOf(items: IDataObject[]): Array<string | undefined> {
		const ids = items.map((item) => this.source.idOf(item) ?? '');
		if (!ids.includes('')) return ids;
		const isRepeated = this.times(JSON.stringify(items)) > 1;
		return items.map((item, index) => {
			if (ids[index] !== '') return ids[index];
			const text = JSON.stringify(item);
			return isRepeated ? undefined : `${text}#${this.times(text)}`;
		});
	}

	private times(text: string): number {
		const times = (this.texts.get(text) ?? 0) + 1;
		this.texts.set(text, times);
		return times;
	}

	/**
	 * The one rule for the end of a list: a page that is shorter than the pages served, unless the
	 * count says that more is there; else a page that brings nothing new. A first page that is
	 * shorter than asked proves nothing by itself, as it may be cut.
	 */
	private isLast({ items, count = 0, pageSize, isAll, isGuess }: Page, fresh: number): boolean {
		const found = this.records.size;
		const isEnough = this.isEndFound || found >= (this.source.limit ?? Infinity);
		const asked = this.askedSize ?? Infinity;
		const told = isToldSize(pageSize, items) ? Math.min(pageSize, asked) : asked;
		const isShort = items.length < (this.size ?? told);
		// The size that was asked for may just be repeated, and then it needs a count beside it.
		const isTold =
			told < asked ||
			(isToldSize(pageSize, items) && count >= items.length) ||
			asked === Infinity ||
			items.length < (this.source.smallestPage ?? 0);
		const isEnd =
			isAll === true || fresh === 0 || (isShort && (isTold || this.pages > 1) && found >= count);
		if (!isEnough && !isEnd) return false;
		// The same page again: where a vendor does not turn pages, only the count knows the end.
		const isStuck = !isAll && !isShort && !(count === found && count > items.length);
		this.mayHaveMissed = this.countsMore(isEnough);
		this.isWhole = !this.mayHaveMissed && (isEnough || !(isStuck || isGuess));
		return true;
	}

	/** Whether the counts speak of records that were not seen. */
	private countsMore(isEnough: boolean): boolean {
		const found = this.records.size;
		const [atFirst = 0] = this.counts;
		// More than was ever counted shows that the counts are not those of the list.
		if (found > Math.max(...this.counts)) return false;
		// What is removed in front of the next page moves a record past it.
		const hasShrunk = this.counts.some((count, index) => count < (this.counts[index - 1] ?? 0));
		return hasShrunk || (!isEnough && found < atFirst);
	}
}

const isToldSize = (size: number | undefined, items: IDataObject[]): size is number =>
	size !== undefined && size >= 1 && size >= items.length;

/** The page size that needs the fewest requests, and among those the smallest answers. */
export function choosePageSize(limit: number, maxPageSize: number): number {
	if (limit === Infinity) return maxPageSize;
	return Math.ceil(limit / Math.ceil(limit / maxPageSize));
}

/** How often a list that changes under our hands is read. */
const MAX_PASSES = 3;

/**
 * Reads a paged list: page after page, in the list's order, the records that are new.
 *
 * Pages are positions in a list, so a record that appears or disappears meanwhile moves others
 * across a page border. What is seen twice is dropped; what may have been missed is looked for
 * by reading the list again, up to three times and only while that brings something.
 *
 * A list of n pages, all as long as its first, takes at most n + 1 requests a reading, and five
 * more where pages are read side by side and the count is too high.
 */
export class PageReader implements AsyncIterable<IDataObject[]> {
	/** True once the list was read to its end and nothing points to a hole. */
	isWhole = false;
	/** False when the page that came last is known to be the last one. */
	hasMore = true;

	private readonly seen = new Map<string, IDataObject>();
	private latest: Map<string, IDataObject> = this.seen;

	constructor(private readonly source: PageSource) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<IDataObject[]> {
		this.isWhole = false;
		this.hasMore = true;
		this.seen.clear();
		const { limit = Infinity, pageSize } = this.source;
		let size = pageSize && choosePageSize(limit, pageSize);
		let knownPages = Infinity;
		for (let count = 1; count <= MAX_PASSES; count++) {
			const pass = new Pass(this.source, size, knownPages);
			this.latest = pass.records;
			const { size: known } = this.seen;
			for await (const found of pass.read()) {
				const fresh = found.filter(([key]) => !this.seen.has(key));
				for (const [key, record] of fresh) this.seen.set(key, record);
				this.hasMore = !pass.isOver || pass.mayHaveMissed;
				if (fresh.length > 0) yield fresh.map(([, record]) => record);
			}
			this.isWhole = pass.isWhole;
			if (!pass.mayHaveMissed || this.seen.size === known) break;
			size = pass.size ?? size;
			knownPages = pass.pages;
		}
		this.hasMore = false;
	}

	/** Reads the list, with what was found late where it belongs. */
	async readAll(): Promise<IDataObject[]> {
		for await (const page of this) void page;
		return [...new Map([...this.latest, ...this.seen]).values()].slice(0, this.source.limit);
	}
}

export interface ListRequest {
	/** The most items wanted; Infinity for all. */
	limit: number;
	/** The largest page the vendor serves. */
	maxPageSize: number;
	readPage(page: number, pageSize: number): Promise<Page>;
	/** The ID that tells items apart. */
	idOf(item: IDataObject): string | undefined;
	/** Stop before the item with this ID, which an earlier run saw last. */
	stopAtId?: string;
	/** How many pages may be read at the same time now. */
	freePlaces(): number;
}

/** Reads a paged list in as few requests as possible, without duplicates and without holes. */
export async function readList({
	maxPageSize,
	stopAtId,
	readPage,
	...request
}: ListRequest): Promise<IDataObject[]> {
	const reader = new PageReader({
		...request,
		pageSize: maxPageSize,
		readPage: async (page, size = maxPageSize) => await readPage(page, size),
		...(stopAtId && { isEnd: (item) => request.idOf(item) === stopAtId }),
	});
	return await reader.readAll();
}
