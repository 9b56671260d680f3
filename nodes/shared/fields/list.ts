import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../node/parameters';
import type { ApiClient } from '../transport/client';
import { ListReader, type ListReaderOptions } from '../transport/pages';
import { type Page, type PageReader } from '../transport/pagination';
import type { Trace } from '../transport/trace';
import type { AnyOperations } from '../transport/vendor';

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

/** For lists whose newest records come first. */
export const stopAtIdField: INodeProperties = {
	displayName: 'Stop at Last Call ID',
	name: 'stopAtId',
	type: 'string',
	default: '',
	placeholder: 'e.g. call_def456',
	description:
		'The newest call that an earlier run returned. Only calls before it in the list, newest first, are read.',
};

/** Reads {@link stopAtIdField}: tells the record that has the ID in one of these fields. */
export function readStop(options: ItemParameters, ...fields: string[]): ListReaderOptions['isEnd'] {
	const id = options.text(stopAtIdField.name);
	if (id === '') return undefined;
	return (record) => fields.some((field) => String(record[field] ?? '') === id);
}

export interface ListOptions extends Omit<ListReaderOptions, 'pageSize'> {
	/** The most records wanted; Infinity for all. */
	limit: number;
}

/**
 * Reads one page of a list operation.
 * @param id a contract operation with `x-pagination`
 * @throws NodeApiError when the answer holds no list
 */
export async function readListPage<Operations extends AnyOperations<Operations>>(
	client: ApiClient<Operations>,
	id: keyof Operations & string,
	query: object,
	path?: object,
): Promise<Page> {
	return client.pageOf(id, await client.request(id, { path, query }));
}

/**
 * Reads a list to the wanted length. The run says so when it may have a hole.
 * @throws NodeApiError when an answer holds no list
 */
export async function readRecords(
	{ trace }: { trace: Trace },
	reader: PageReader,
): Promise<IDataObject[]> {
	const records = await reader.readAll();
	trace.noteList(reader);
	return records;
}

/**
 * Reads a list operation to the wanted length, as {@link readRecords} does.
 * @param id a contract operation with `x-pagination`
 */
export async function listRecords<Operations extends AnyOperations<Operations>>(
	client: ApiClient<Operations>,
	id: keyof Operations & string,
	options: ListOptions,
): Promise<IDataObject[]> {
	return await readRecords(client, new ListReader(client, id, options));
}
