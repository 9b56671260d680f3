import type { IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { cached } from '../transport/cache';
import type { ApiClient } from '../transport/client';
import type { OperationTypes } from '../transport/vendor';
import { readListPage } from './list';
import { matches } from './matches';

/** A record as a picker shows it. */
export interface ListEntry {
	name: string;
	value: string;
	/** What a filter finds it by besides name and value. */
	keywords?: unknown[];
}

/**
 * Fills a picker from a list that the API serves all at once and cannot search. The list is
 * asked for once while somebody types.
 * @param id a contract operation with `x-pagination` that is not paged
 * @param toEntry undefined for records that cannot be picked
 */
export async function searchWholeList<
	Operations extends { [Id in keyof Operations]: OperationTypes },
>(
	client: ApiClient<Operations>,
	id: keyof Operations & string,
	filter: string | undefined,
	toEntry: (record: IDataObject) => ListEntry | undefined,
): Promise<INodeListSearchResult> {
	const { items } = await cached(
		`${id} ${client.identity}`,
		async () => await readListPage(client, id, {}),
	);
	return {
		results: items
			.map(toEntry)
			.filter((entry) => entry !== undefined)
			.filter(({ name, value, keywords = [] }) => matches(filter, name, value, ...keywords))
			.map(({ name, value }) => ({ name, value }))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}
