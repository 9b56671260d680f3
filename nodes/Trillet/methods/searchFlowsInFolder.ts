import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toPage } from '../../shared/fields/listSearch';
import { flowsOf } from '../actions/folder/simplify';
import { trilletClient } from '../api/client';

/** The flows in the folder that the node's Folder says, by name. */
export async function searchFlowsInFolder(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	const folderId = this.getCurrentNodeParameter('folderId', { extractValue: true });
	if (!folderId) {
		throw client.explain({
			message: 'No folder is picked yet',
			nextStep: 'Pick one in the field Folder first.',
		});
	}
	const folder = await client.request('getFolder', { path: { folderId: String(folderId) } });
	const flows = flowsOf(folder).map(({ _id, name }) => ({ name: name ?? _id, value: _id }));
	return toPage(
		client,
		flows.toSorted((a, b) => a.name.localeCompare(b.name)),
		{ filter, paginationToken },
		{
			message: 'There is no flow in this folder',
			nextStep: 'Pick another folder, or put a flow into it with Folder > Add Flow.',
		},
	);
}
