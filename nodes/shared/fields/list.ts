import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../parameters';
import type { Page } from '../transport/pages';
import { readList } from '../transport/pagination';
import type { ApiClient } from '../transport/client';
import type { OperationTypes } from '../transport/vendor';

/** Return All and Limit, as every Get Many has them. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** How many items the user wants; Infinity for all. */
export function readLimit(parameters: ItemParameters): number {
	return parameters.flag('returnAll') ? Infinity : parameters.wholeNumber('limit', 1);
}

export interface ListOptions {
	limit: number;
	path?: object;
	query?: object;
	/** The field that identifies an item. */
	idField: string;
	stopAtId?: string;
}

/**
 * Reads what a list operation answers to one request.
 * @param id a contract operation with `x-pagination`
 * @throws NodeApiError when the answer holds no list
 */
export async function readListPage<Operations extends { [Id in keyof Operations]: OperationTypes }>(
	client: ApiClient<Operations>,
	id: keyof Operations & string,
	query: object,
	path?: object,
): Promise<Page> {
	return client.pageOf(id, await client.request(id, { path, query }));
}

/**
 * Reads a list operation to the wanted length.
 * @param id a contract operation with `x-pagination`
 * @throws NodeApiError when the answer holds no list
 */
export async function listRecords<Operations extends { [Id in keyof Operations]: OperationTypes }>(
	client: ApiClient<Operations>,
	id: keyof Operations & string,
	{ limit, path, query, idField, stopAtId }: ListOptions,
): Promise<IDataObject[]> {
	const { maxLimit } = client.paginationOf(id);
	const readPage = async (pageQuery?: object) =>
		await readListPage(client, id, { ...query, ...pageQuery }, path);
	if (maxLimit === undefined) return (await readPage()).items.slice(0, limit);
	return await readList({
		limit,
		maxPageSize: maxLimit,
		readPage: async (page, pageSize) => await readPage({ page, limit: pageSize }),
		idOf: (item) => String(item[idField]),
		stopAtId,
		freePlaces: () => client.freePlaces(id),
	});
}
