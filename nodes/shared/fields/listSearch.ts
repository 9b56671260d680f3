import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import type { Advice } from '../transport/advice';
import { cached } from '../transport/cache';
import type { ApiClient } from '../transport/client';
import type { OperationTypes } from '../transport/vendor';
import { readListPage } from './list';
import { matches } from './matches';

/** How many entries the editor gets at a time. */
const PAGE_SIZE = 100;

/** Pages that are read while nothing matches what was typed. */
const MAX_PAGES = 5;

/** A record as a picker shows it. */
export interface ListEntry {
	name: string;
	value: string;
	/** What a filter finds it by besides name and value. */
	keywords?: unknown[];
}

/** What the editor asks a picker for. */
export interface Search {
	/** What somebody typed. */
	filter?: string;
	/** Where the last page ended, as the picker said. */
	paginationToken?: string;
}

/** What is behind a picker. */
interface Source {
	/** Undefined for records that cannot be picked. */
	toEntry: (record: IDataObject) => ListEntry | undefined;
	/** What to do when no record can be picked. */
	empty: (records: IDataObject[]) => Advice;
}

type Operations<Types> = { [Id in keyof Types]: OperationTypes };

/**
 * Fills a picker from entries that are all there, page by page.
 * @param empty what to do when there is none. The editor shows it as an error, because of an
 * empty list it says nothing but "No results".
 * @throws NodeApiError when there is none
 */
export function toPage<Types extends Operations<Types>>(
	client: ApiClient<Types>,
	entries: ListEntry[],
	{ filter, paginationToken }: Search,
	empty: Advice,
): INodeListSearchResult {
	if (entries.length === 0) throw client.explain(empty);
	const found = entries.filter((entry) => isMatch(entry, filter));
	const start = Number(paginationToken ?? 0);
	const end = start + PAGE_SIZE;
	return {
		results: found.slice(start, end).map(toResult),
		paginationToken: end < found.length ? String(end) : undefined,
	};
}

/**
 * Fills a picker from a list that the API serves all at once and cannot search. The list is
 * asked for once while somebody types.
 * @param id a contract operation with `x-pagination` that is not paged
 * @throws NodeApiError when nothing in the list can be picked
 */
export async function searchWholeList<Types extends Operations<Types>>(
	client: ApiClient<Types>,
	id: keyof Types & string,
	search: Search,
	{ toEntry, empty }: Source,
): Promise<INodeListSearchResult> {
	const { items } = await cached(
		`${id} ${client.identity}`,
		async () => await readListPage(client, id, {}),
	);
	const entries = items.map(toEntry).filter((entry) => entry !== undefined);
	const sorted = entries.sort((a, b) => a.name.localeCompare(b.name));
	return toPage(client, sorted, search, empty(items));
}

/** What is behind a picker of a list that the API serves in pages. */
interface PagedSource extends Source {
	/** Reads a page, the first of which is 1. */
	readPage: (page: number) => Promise<{ items: IDataObject[]; isLast: boolean }>;
	/** Tells which entries match what was typed; name, value and keywords do unless given. */
	isMatch?: (entry: ListEntry) => boolean;
}

/**
 * Fills a picker from a list that the API serves in pages. What the API cannot search by is
 * looked for page after page, until a page has something.
 * @throws NodeApiError when the list is empty
 */
export async function searchPages<Types extends Operations<Types>>(
	client: ApiClient<Types>,
	{ filter = '', paginationToken }: Search,
	{ readPage, toEntry, empty, isMatch: isFound }: PagedSource,
): Promise<INodeListSearchResult> {
	const firstPage = Number(paginationToken ?? 1);
	for (let page = firstPage; ; page++) {
		const { items, isLast } = await readPage(page);
		if (page === 1 && items.length === 0 && filter === '') throw client.explain(empty(items));
		const results = items
			.map(toEntry)
			.filter((entry) => entry !== undefined)
			.filter(isFound ?? ((entry) => isMatch(entry, filter)))
			.map(toResult);
		if (results.length > 0 || isLast || page - firstPage + 1 >= MAX_PAGES) {
			return { results, paginationToken: isLast ? undefined : String(page + 1) };
		}
	}
}

const isMatch = ({ name, value, keywords = [] }: ListEntry, filter: string | undefined): boolean =>
	matches(filter, name, value, ...keywords);

const toResult = ({ name, value }: ListEntry) => ({ name, value });
