import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { idOf } from '../api/reference';

/**
 * Omni-flow agents by name.
 * @throws NodeOperationError when the list holds no IDs, as the documentation shows it
 */
export async function searchOmniFlowAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	const withoutId: string[] = [];
	const found = await searchWholeList(client, 'listOmniFlowAgents', filter, (agent) => {
		const value = idOf(agent);
		if (value !== null) return { name: String(agent.name), value };
		withoutId.push(String(agent.name));
		return undefined;
	});
	if (withoutId.length === 0 || found.results.length > 0) return found;
	throw new NodeOperationError(this.getNode(), 'Trillet AI lists these agents without their IDs', {
		description: `Choose By ID and take the ID from the dashboard. The list has: ${withoutId.join(', ')}.`,
	});
}
