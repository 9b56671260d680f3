import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { matches } from '../../shared/fields/matches';
import { flowsOf } from '../actions/folder/simplify';
import { trilletClient } from '../api/client';

/** The flows in the folder that the node's Folder says, by name. */
export async function searchFlowsInFolder(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const folderId = this.getCurrentNodeParameter('folderId', { extractValue: true });
	if (!folderId) return { results: [] };
	const client = await trilletClient(this);
	const folder = await client.request('getFolder', { path: { folderId: String(folderId) } });
	return {
		results: flowsOf(folder)
			.map(({ _id, name }) => ({ name: name ?? _id, value: _id }))
			.filter(({ name, value }) => matches(filter, name, value))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}
