import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { idOf } from '../api/reference';
import { noneYet } from './emptyList';

/** Call agents by name or ID; one that is not ready says so. */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listAgents',
		{ filter, paginationToken },
		{
			toEntry: (agent) => {
				const value = idOf(agent);
				const status = agent.status === 'ready' ? undefined : agent.status;
				const name = [agent.name ?? value, status].filter(Boolean).join(' · ');
				return value === null ? undefined : { name, value };
			},
			empty: noneYet('call agents', 'Call Agent > Create'),
		},
	);
}
