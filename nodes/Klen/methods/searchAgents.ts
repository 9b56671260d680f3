import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listRecords } from '../../shared/fields/list';
import { cached } from '../../shared/transport/cache';
import { klenClient } from '../api/client';
import { matches } from './filter';

/** Agents by name, ID or phone number. The API has no search, and serves all at once. */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	const agents = await cached(
		`agents ${client.identity}`,
		async () => await listRecords(client, 'listAgents', { limit: Infinity, idField: 'id' }),
	);
	return {
		results: agents
			.filter((agent) =>
				matches(filter, agent.name, agent.id, agent.assistant_id, agent.phone_number),
			)
			.map(({ name, phone_number, id }) => ({
				name: `${String(name)} (${phone_number ? String(phone_number) : 'no phone number'})`,
				value: String(id),
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}
