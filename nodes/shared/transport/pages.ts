import type { IDataObject } from 'n8n-workflow';
import { PageReader, type Page, type PageSource } from './pagination';

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
