import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { matches } from '../../shared/fields/matches';
import { trilletClient } from '../api/client';

/** The knowledge files of the flow that the node's Call Flow says, by name. */
export async function searchKnowledgeFiles(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const callFlowId = this.getCurrentNodeParameter('callFlowId', { extractValue: true });
	if (!callFlowId) return { results: [] };
	const client = await trilletClient(this);
	const { settings } = await client.request('getCallFlow', { path: { id: String(callFlowId) } });
	return {
		results: (settings?.knowledgeBaseFiles ?? [])
			.map(({ filename, key }) => ({ name: filename ?? String(key), value: String(key) }))
			.filter(({ name, value }) => matches(filter, name, value))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}
