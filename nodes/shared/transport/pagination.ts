import type { IDataObject } from 'n8n-workflow';

/** One page of a list, in one shape whatever the vendor's envelope is. */
export interface Page {
	items: IDataObject[];
	/** Items in the whole list; undefined when the vendor does not say. */
	count?: number;
	/** The page size that the vendor applied, when it says so: a maximum may cut the asked one. */
	pageSize?: number;
}

export interface ListRequest {
	/** The most items wanted; Infinity for all. */
	limit: number;
	/** The largest page the vendor serves. */
	maxPageSize: number;
	readPage(page: number, pageSize: number): Promise<Page>;
	/** The ID that tells items apart. */
	idOf(item: IDataObject): string;
	/** Stop before the item with this ID, which an earlier run saw last. */
	stopAtId?: string;
	/** How many pages may be read at the same time now. */
	freePlaces(): number;
}

/** As many as a browser has under way to one host. */
const MAX_PAGES_IN_FLIGHT = 6;
/** How often a list that changes under our hands is read again. */
const MAX_PASSES = 3;

/** The page size that needs the fewest requests, and among those the smallest answers. */
export function choosePageSize(limit: number, maxPageSize: number): number {
	if (limit === Infinity) return maxPageSize;
	return Math.ceil(limit / Math.ceil(limit / maxPageSize));
}

/** The page size to go on with, so that the positions of the pages fit together. */
function servedSize({ pageSize: served = Infinity }: Page, asked: number): number {
	return served >= 1 ? Math.min(served, asked) : asked;
}

interface Pass {
	items: IDataObject[];
	/** False when the list changed while it was read, so that items may be missing. */
	isStable: boolean;
}

/** Reads pages 1..n once: the first alone, as it tells how many there are. */
async function readPass(request: ListRequest, askedSize: number): Promise<Pass> {
	const first = await request.readPage(1, askedSize);
	const pageSize = servedSize(first, askedSize);
	const total = first.count;
	if (total === undefined) return await readUntilShortPage(request, pageSize, first);

	const lastPage = Math.ceil(Math.min(request.limit, total) / pageSize);
	const pages = [first, ...(await readSideBySide(request, { from: 2, to: lastPage, pageSize }))];
	const items = unique(
		pages.flatMap((page) => page.items),
		request,
	);
	const isComplete = items.length >= Math.min(request.limit, total);
	return { items, isStable: isComplete && pages.every((page) => page.count === total) };
}

/** Reads pages side by side: the next one starts as soon as one has come, while places are free. */
async function readSideBySide(
	{ readPage, freePlaces }: ListRequest,
	{ from, to, pageSize }: { from: number; to: number; pageSize: number },
): Promise<Page[]> {
	const pages: Page[] = [];
	const underWay = new Set<Promise<void>>();
	const mayStart = () =>
		underWay.size === 0 || (underWay.size < MAX_PAGES_IN_FLIGHT && freePlaces() > 0);
	for (let next = from; next <= to || underWay.size > 0;) {
		while (next <= to && mayStart()) {
			const page = next++;
			const read = readPage(page, pageSize)
				.then((answer) => {
					pages[page - from] = answer;
				})
				.finally(() => underWay.delete(read));
			underWay.add(read);
		}
		await Promise.race(underWay);
	}
	return pages;
}

async function readUntilShortPage(
	request: ListRequest,
	pageSize: number,
	first: Page,
): Promise<Pass> {
	const items = [...first.items];
	let last = first;
	for (let page = 2; last.items.length === pageSize && items.length < request.limit; page++) {
		last = await request.readPage(page, pageSize);
		items.push(...last.items);
	}
	return { items: unique(items, request), isStable: true };
}

/** Reads page after page, newest first, until the item that an earlier run saw last. */
async function readUntilId(
	request: ListRequest,
	askedSize: number,
	stopAtId: string,
): Promise<Pass> {
	let pageSize = askedSize;
	let firstCount: number | undefined;
	let isStable = true;
	const items: IDataObject[] = [];
	for (let page = 1; ; page++) {
		const answer = await request.readPage(page, pageSize);
		const { items: found, count } = answer;
		firstCount ??= count;
		isStable &&= count === firstCount;
		pageSize = servedSize(answer, pageSize);
		const end = found.findIndex((item) => request.idOf(item) === stopAtId);
		items.push(...(end === -1 ? found : found.slice(0, end)));
		const isLast = found.length < pageSize || (count !== undefined && page * pageSize >= count);
		if (end !== -1 || isLast || items.length >= request.limit) {
			return { items: unique(items, request), isStable };
		}
	}
}

function unique(items: IDataObject[], { idOf }: ListRequest): IDataObject[] {
	const seen = new Set<string>();
	return items.filter((item) => {
		const id = idOf(item);
		if (seen.has(id)) return false;
		seen.add(id);
		return true;
	});
}

/**
 * Reads a paged list in as few requests as possible, without duplicates and without holes.
 *
 * Pages are positions in a list, so an item that appears or disappears meanwhile moves the
 * others across a page border. Items seen twice are dropped; when the count changed or items
 * are missing, the list is read again, and what earlier passes saw fills what is left.
 */
export async function readList(request: ListRequest): Promise<IDataObject[]> {
	const pageSize = choosePageSize(request.limit, request.maxPageSize);
	let seen: IDataObject[] = [];
	for (let pass = 1; pass <= MAX_PASSES; pass++) {
		const { items, isStable } = request.stopAtId
			? await readUntilId(request, pageSize, request.stopAtId)
			: await readPass(request, pageSize);
		if (isStable) return items.slice(0, request.limit);
		seen = unique([...items, ...seen], request);
	}
	return seen.slice(0, request.limit);
}
