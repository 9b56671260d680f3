import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Advice } from '../transport/advice';
import { ListReader, type ListClient } from '../transport/pages';
import { PageReader } from '../transport/pagination';
import { toLocalTime } from './dateTime';
import { Reading } from './lookup';
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

/** What a picker needs of a vendor's client. */
export interface PickerClient<Id extends string> extends ListClient<Id> {
	readonly identity: string;
	explain(advice: Advice): Error;
}

/** Records that belong to what is picked in another field. */
interface Inner<Client, Id> {
	/** What {@link read} requests. */
	requests: Id[];
	parameter: string;
	/** What to do while nothing is picked there. */
	unpicked: Advice;
	read(client: Client, id: string): Promise<IDataObject[]>;
}

/** A list that needs more than its requests to be read. */
interface Special<Client, Id> {
	/** What the reader requests. */
	requests: Id[];
	reader(client: Client): PageReader;
}

/** What is behind a picker, as data. */
export interface Picker<Client, Id extends string> {
	/** The contract's operation that lists the records, or what reads them. */
	from: Id | Special<Client, Id> | Inner<Client, Id>;
	/** Parameters of the list, by what was typed and by what is chosen in other fields. */
	query?(typed: string, chosenIn: (parameter: string) => string): object;
	/** The most records that are read. */
	limit?: number;
	/**
	 * By name unless given, for which the whole list is read. A list as it comes is read page by
	 * page, until a page has something that matches.
	 */
	order?: 'asListed' | ((a: IDataObject, b: IDataObject) => number);
	/** What is shown; undefined for records that cannot be picked. */
	toEntry(record: IDataObject, toClock: ToClock): ListEntry | undefined;
	/** Tells which entries match what was typed; name, value and keywords do unless given. */
	isMatch?(entry: ListEntry, typed: string): boolean;
	/**
	 * What to do when no record can be picked. The editor shows it as an error, because of an
	 * empty list it says nothing but "No results".
	 */
	empty(records: IDataObject[]): Advice;
}

/** A time as a clock in the workflow's zone shows it. */
type ToClock = (time: unknown) => string | undefined;

/** A method of a node for its editor, with the requests that it may make. */
export type Declared<Method> = Method & { requests: string[] };

type ListSearch = Declared<
	(
		this: ILoadOptionsFunctions,
		filter?: string,
		paginationToken?: string,
	) => Promise<INodeListSearchResult>
>;

/** Which picker it is may depend on another field. */
interface Choice<Client, Id extends string> {
	pickers: Array<Picker<Client, Id>>;
	choose(context: ILoadOptionsFunctions): Picker<Client, Id>;
}

const requestsOf = <Id extends string>({ from }: Picker<never, Id>): Id[] =>
	typeof from === 'string' ? [from] : from.requests;

/** The methods that fill a node's pickers, by their names. */
export function listSearches<
	Client extends PickerClient<Id>,
	Id extends string,
	Name extends string,
>(
	clientFor: (context: ILoadOptionsFunctions) => Promise<Client>,
	pickers: Record<Name, Picker<Client, Id> | Choice<Client, Id>>,
): Record<Name, ListSearch> {
	const toMethod = (of: Picker<Client, Id> | Choice<Client, Id>): ListSearch => {
		const { pickers: possible, choose } = 'choose' in of ? of : { pickers: [of], choose: () => of };
		const search = async function (
			this: ILoadOptionsFunctions,
			filter = '',
			paginationToken = '1',
		) {
			const wanted = { typed: filter.trim(), page: Number(paginationToken) };
			return await fill(this, await clientFor(this), choose(this), wanted);
		};
		return Object.assign(search, { requests: possible.flatMap((picker) => requestsOf(picker)) });
	};
	const entries = Object.entries<Picker<Client, Id> | Choice<Client, Id>>(pickers);
	return Object.fromEntries(entries.map(([name, choice]) => [name, toMethod(choice)])) as Record<
		Name,
		ListSearch
	>;
}

interface Search {
	typed: string;
	/** The first is 1. */
	page: number;
}

/** @throws NodeApiError when there is nothing to pick */
async function fill<Client extends PickerClient<Id>, Id extends string>(
	context: ILoadOptionsFunctions,
	client: Client,
	picker: Picker<Client, Id>,
	search: Search,
): Promise<INodeListSearchResult> {
	const { order = 'byName', toEntry, empty, isMatch = isTextMatch } = picker;
	const toClock: ToClock = (time) =>
		toLocalTime(time, context.getTimezone())?.slice(0, 16).replace('T', ' ');
	const toEntries = (records: IDataObject[]) =>
		records.map((record) => toEntry(record, toClock)).filter((entry) => entry !== undefined);
	const select = (entries: ListEntry[]) =>
		entries
			.filter((entry) => isMatch(entry, search.typed))
			.map(({ name, value }) => ({ name, value }));
	const reading = readingOf(context, client, picker, search.typed);

	if (order === 'asListed') {
		const found = await readMatches(reading, search.page, (records) => select(toEntries(records)));
		if (reading.pages.length === 0 && search.typed === '') throw client.explain(empty([]));
		return found;
	}
	while (await reading.readOn());
	const records = reading.pages.flat();
	const entries = toEntries(typeof order === 'function' ? records.toSorted(order) : records);
	if (entries.length === 0) throw client.explain(empty(records));
	if (order === 'byName') entries.sort((a, b) => a.name.localeCompare(b.name));
	const end = search.page * PAGE_SIZE;
	const found = select(entries);
	return {
		results: found.slice(end - PAGE_SIZE, end),
		paginationToken: end < found.length ? String(search.page + 1) : undefined,
	};
}

/** Reads on from a page until one has something that matches, five pages at a time. */
async function readMatches(
	reading: Reading,
	from: number,
	select: (records: IDataObject[]) => INodeListSearchResult['results'],
): Promise<INodeListSearchResult> {
	let results: INodeListSearchResult['results'] = [];
	let page = from - 1;
	const mayReadOn = () => results.length === 0 && page < from - 1 + MAX_PAGES;
	while (mayReadOn() && (await isThere(reading, page))) {
		results = select(reading.pages[page++] ?? []);
	}
	const isLast = page >= reading.pages.length && !reading.hasMore;
	return { results, paginationToken: isLast ? undefined : String(page + 1) };
}

/** Reads a list up to a page, and tells whether it has that page. */
async function isThere(reading: Reading, page: number): Promise<boolean> {
	while (reading.pages.length <= page && reading.hasMore && (await reading.readOn()));
	return page < reading.pages.length;
}

/** How long a list is kept while somebody types. */
const MEMORY_MS = 30_000;

const remembered = new Map<string, { reading: Reading; expiresAt: number }>();

/** What was read of a list already, or a new reading. The key tells accounts and environments apart. */
function readingFor(key: string, open: () => PageReader): Reading {
	const now = Date.now();
	for (const [name, { expiresAt }] of remembered) if (expiresAt <= now) remembered.delete(name);
	const known = remembered.get(key) ?? {
		reading: new Reading(open()),
		expiresAt: now + MEMORY_MS,
	};
	remembered.set(key, known);
	return known.reading;
}

/** The list behind a picker, which is asked for once while somebody types. */
function readingOf<Client extends PickerClient<Id>, Id extends string>(
	context: ILoadOptionsFunctions,
	client: Client,
	{ from, query, limit }: Picker<Client, Id>,
	typed: string,
): Reading {
	if (typeof from === 'string') {
		const chosenIn = (parameter: string) =>
			String(context.getCurrentNodeParameter(parameter, { extractValue: true }) ?? '');
		const options = { query: query?.(typed, chosenIn), limit };
		const key = `${from} ${JSON.stringify(options)} ${client.identity}`;
		return readingFor(key, () => new ListReader<Id>(client, from, options));
	}
	if ('reader' in from) {
		return readingFor(`${from.requests.join()} ${client.identity}`, () => from.reader(client));
	}
	const id = context.getCurrentNodeParameter(from.parameter, { extractValue: true });
	if (!id) throw client.explain(from.unpicked);
	const readPage = async () => ({ items: await from.read(client, String(id)), isAll: true });
	return new Reading(new PageReader({ readPage, idOf: () => undefined }));
}

const isTextMatch = ({ name, value, keywords = [] }: ListEntry, typed: string): boolean =>
	matches(typed, name, value, ...keywords);
