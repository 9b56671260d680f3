import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { klenClient } from '../api/client';

/** Agents by name, either ID or phone number. */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await searchWholeList(await klenClient(this), 'listAgents', filter, (agent) => ({
		name: `${String(agent.name)} (${agent.phone_number ? String(agent.phone_number) : 'no phone number'})`,
		value: String(agent.id),
		keywords: [agent.assistant_id],
	}));
}
