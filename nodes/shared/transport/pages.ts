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
}

/** A list at a vendor, and how much of it is wanted. */
export interface PageSource {
	/** Reads a page, the first of which is 1. The size is undefined for a list without pages. */
	readPage(page: number, pageSize: number | undefined): Promise<Page>;
	/** The page size to ask for; undefined for a list that is not known to have pages. */
	pageSize?: number;
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
/** How often a list that changes under our hands is read. */
const MAX_PASSES = 3;

/**
 * The ID in the first of these fields that has one. A number above 2^53 has been rounded and may
 * stand for several records, so it is no ID.
 */
export const idIn =
	(...fields: string[]) =>
	(record: IDataObject): string | undefined =>
		fields
			.map((field) => record[field])
			.filter((id) => (typeof id === 'string' && id !== '') || Number.isSafeInteger(id))
			.map(String)[0];

/** A number of records as a vendor tells it, perhaps as text; undefined when it makes no sense. */
export function toCount(value: unknown): number | undefined {
	const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return Number.isSafeInteger(count) && Number(count) >= 0 ? Number(count) : undefined;
}

/** Pages that are asked for before their turn comes, as many at a time as there are free places. */
class ReadAhead {
	private readonly arrived = new Map<number, Page>();
	private readonly underWay = new Set<Promise<void>>();
	private next = 2;
	private isPastEnd = false;

	/** @param last the last page that is sure to be wanted */
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
		if (this.isOver(first, this.records.size)) return;
		const { length } = first.items;
		this.size = length;
		const ahead = new ReadAhead(this.source, length, this.lastPage(first));
		for (;;) {
			const page = await ahead.take(this.pages + 1);
			const fresh = this.add(page);
			yield fresh;
			if (this.isOver(page, fresh.length)) return;
		}
	}

	/** The last page that is sure to be wanted: the counts of some servers are far too high. */
	private lastPage({ items, count = 0 }: Page): number {
		const { limit = 0, isEnd } = this.source;
		const last = isEnd ? 0 : Math.ceil(Math.min(limit, count) / items.length);
		return Math.min(last, this.knownPages);
	}

	private add({ items, count }: Page): Array<[string, IDataObject]> {
		this.pages++;
		// On a further page, the count of the list is higher than what the page has.
		const isOfPage = this.pages > 1 && count === items.length;
		if (count !== undefined && !isOfPage) this.counts.push(count);
		const end = this.source.isEnd ? items.findIndex(this.source.isEnd) : -1;
		this.isEndFound = end !== -1;
		const wanted = this.isEndFound ? items.slice(0, end) : items;
		const known = this.records.size;
		const keys = this.keysOf(wanted);
		for (const [index, record] of wanted.entries()) {
			const key = keys[index];
			if (key !== undefined && !this.records.has(key)) this.records.set(key, record);
		}
		return [...this.records].slice(known);
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
	 * shorter than asked proves nothing when the vendor does not tell the size: it may be cut.
	 */
	private isOver({ items, count = 0, pageSize, isAll }: Page, fresh: number): boolean {
		const found = this.records.size;
		const isEnough = this.isEndFound || found >= (this.source.limit ?? Infinity);
		const told = isToldSize(pageSize, items) ? pageSize : undefined;
		const served = this.size ?? Math.min(told ?? Infinity, this.askedSize ?? Infinity);
		const isShort = items.length < served;
		const isTold = this.size !== undefined || told !== undefined || this.askedSize === undefined;
		const isEnd = isAll === true || fresh === 0 || (isShort && isTold && found >= count);
		if (!isEnough && !isEnd) return false;
		// The same page again: where a vendor does not turn pages, only the count knows the end.
		const isStuck = !isAll && !isShort && !(count === found && count > items.length);
		this.mayHaveMissed = this.countsMore(isEnough);
		this.isWhole = !this.mayHaveMissed && (isEnough || !isStuck);
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

	private readonly seen = new Map<string, IDataObject>();
	private latest: Map<string, IDataObject> = this.seen;

	constructor(private readonly source: PageSource) {}

	async *[Symbol.asyncIterator](): AsyncGenerator<IDataObject[]> {
		this.isWhole = false;
		this.seen.clear();
		let size = this.source.pageSize;
		let knownPages = Infinity;
		for (let count = 1; count <= MAX_PASSES; count++) {
			const pass = new Pass(this.source, size, knownPages);
			this.latest = pass.records;
			const { size: known } = this.seen;
			for await (const found of pass.read()) {
				const fresh = found.filter(([key]) => !this.seen.has(key));
				for (const [key, record] of fresh) this.seen.set(key, record);
				if (fresh.length > 0) yield fresh.map(([, record]) => record);
			}
			this.isWhole = pass.isWhole;
			if (!pass.mayHaveMissed || this.seen.size === known) return;
			size = pass.size ?? size;
			knownPages = pass.pages;
		}
	}

	/** Reads the list, with what was found late where it belongs. */
	async readAll(): Promise<IDataObject[]> {
		for await (const page of this) void page;
		return [...new Map([...this.latest, ...this.seen]).values()].slice(0, this.source.limit);
	}
}

export interface ListReaderOptions extends Omit<PageSource, 'readPage' | 'freePlaces'> {
	path?: object;
	query?: object;
}

/** What reads pages of a vendor's lists. */
interface ListClient<Id extends string> {
	paginationOf(id: Id): { maxLimit?: number };
	freePlaces(id: Id): number;
	request(id: Id, input: object): Promise<unknown>;
	pageOf(id: Id, answer: unknown): Page;
}

/**
 * Reads a list operation of a contract.
 * @throws NodeApiError while it is read, when an answer holds no list or a request fails
 */
export class ListReader<Id extends string> extends PageReader {
	/**
	 * @param id a contract operation with `x-pagination`
	 * @param options.pageSize the largest page that the contract knows unless given
	 */
	constructor(
		client: ListClient<Id>,
		id: NoInfer<Id>,
		{ path, query, pageSize = client.paginationOf(id).maxLimit, ...options }: ListReaderOptions,
	) {
		super({
			...options,
			pageSize,
			freePlaces: () => client.freePlaces(id),
			async readPage(page, limit) {
				const asked = limit === undefined ? query : { ...query, page, limit };
				return client.pageOf(id, await client.request(id, { path, query: asked }));
			},
		});
	}
}
