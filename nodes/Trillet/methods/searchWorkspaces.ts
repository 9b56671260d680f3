import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';

/** Workspaces that the key reaches, by name. */
export async function searchWorkspaces(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(client, 'listWorkspaces', filter, (workspace) => ({
		name: String(workspace.name),
		value: String(workspace._id),
	}));
}
