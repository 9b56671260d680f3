import type { IDataObject } from 'n8n-workflow';
import { Pass, type Page, type PageSource } from './pass';

export type { Page, PageSource } from './pass';

/** The page size that needs the fewest requests, and among those the smallest answers. */
export function choosePageSize(limit: number, maxPageSize: number): number {
	if (limit === Infinity) return maxPageSize;
	return Math.ceil(limit / Math.ceil(limit / maxPageSize));
}

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

export interface ListReaderOptions extends Partial<Omit<PageSource, 'readPage' | 'freePlaces'>> {
	path?: object;
	query?: object;
}

/** The two names under which most APIs have the ID of a record. */
const idOfRecord = idIn('_id', 'id');

/** What reads pages of a vendor's lists. */
export interface ListClient<Id extends string> {
	paginationOf(id: Id): { maxLimit?: number; defaultLimit?: number };
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
	 * @param options.idOf the record's `_id` or `id` unless given
	 */
	constructor(
		client: ListClient<Id>,
		id: NoInfer<Id>,
		{
			path,
			query,
			pageSize = client.paginationOf(id).maxLimit,
			...options
		}: ListReaderOptions = {},
	) {
		super({
			idOf: idOfRecord,
			smallestPage: client.paginationOf(id).defaultLimit,
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
