import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { klenClient } from '../api/client';
import { noneYet } from './emptyList';

/** Agents by name, either ID or phone number. */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	return await searchWholeList(
		client,
		'listAgents',
		{ filter, paginationToken },
		{
			toEntry: (agent) => ({
				name: `${String(agent.name)} (${agent.phone_number ? String(agent.phone_number) : 'no phone number'})`,
				value: String(agent.id),
				keywords: [agent.assistant_id],
			}),
			empty: noneYet('agents'),
		},
	);
}
