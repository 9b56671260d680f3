import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listRecords } from '../../shared/fields/list';
import { cached } from '../../shared/transport/cache';
import { klenClient } from '../api/client';
import { matches } from './filter';

/** The account's own context variables; default ones can be neither changed nor deleted. */
export async function searchVariables(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	const variables = await cached(
		`variables ${client.identity}`,
		async () =>
			await listRecords(client, 'listContextVariables', { limit: Infinity, idField: 'id' }),
	);
	return {
		results: variables
			.filter(({ is_default }) => is_default !== true)
			.filter(({ name, display_name }) => matches(filter, name, display_name))
			.map(({ id, name, display_name, context_type }) => ({
				name: `${String(display_name)} (${String(name)}, ${String(context_type)})`,
				value: String(id),
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}
