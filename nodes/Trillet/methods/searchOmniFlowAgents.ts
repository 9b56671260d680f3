import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { idOf } from '../api/reference';
import { noneYet } from './emptyList';

/**
 * Omni-flow agents by name.
 * @throws NodeApiError when the list holds no IDs, as the documentation shows it
 */
export async function searchOmniFlowAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listOmniFlowAgents',
		{ filter, paginationToken },
		{
			toEntry: (agent) => {
				const value = idOf(agent);
				return value === null ? undefined : { name: String(agent.name), value };
			},
			empty: (agents) =>
				agents.length === 0
					? noneYet('omni-flow agents', 'Omni-Flow Agent > Create')()
					: {
							message: 'Trillet AI lists these agents without their IDs',
							nextStep: `Choose By ID and take the ID from the dashboard. The list has: ${agents.map(({ name }) => String(name)).join(', ')}.`,
						},
		},
	);
}
