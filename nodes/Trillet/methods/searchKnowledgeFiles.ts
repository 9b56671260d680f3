import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toPage } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';

/** The knowledge files of the flow that the node's Call Flow says, by name. */
export async function searchKnowledgeFiles(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	const callFlowId = this.getCurrentNodeParameter('callFlowId', { extractValue: true });
	if (!callFlowId) {
		throw client.explain({
			message: 'No call flow is picked yet',
			nextStep: 'Pick one in the field Call Flow first.',
		});
	}
	const { settings } = await client.request('getCallFlow', { path: { id: String(callFlowId) } });
	const files = (settings?.knowledgeBaseFiles ?? []).map(({ filename, key }) => ({
		name: filename ?? String(key),
		value: String(key),
	}));
	return toPage(
		client,
		files.toSorted((a, b) => a.name.localeCompare(b.name)),
		{ filter, paginationToken },
		{
			message: 'This call flow has no knowledge file',
			nextStep: 'Pick another call flow, or add a file with Call Flow > Upload Knowledge File.',
		},
	);
}
