import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { noneYet } from './emptyList';

/** Folders by name, with the type of flows that each holds. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listFolders',
		{ filter, paginationToken },
		{
			toEntry: (folder) => ({
				name: `${String(folder.name)} (${String(folder.flowType)} flows)`,
				value: String(folder._id),
			}),
			empty: noneYet('folders', 'Folder > Create'),
		},
	);
}
