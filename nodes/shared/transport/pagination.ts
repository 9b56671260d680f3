import type { IDataObject } from 'n8n-workflow';
import { PageReader, type Page } from './pages';

export { choosePageSize } from './pages';

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
