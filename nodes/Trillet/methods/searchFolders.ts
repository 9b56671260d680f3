import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';

/** Folders by name, with the type of flows that each holds. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(client, 'listFolders', filter, (folder) => ({
		name: `${String(folder.name)} (${String(folder.flowType)} flows)`,
		value: String(folder._id),
	}));
}
