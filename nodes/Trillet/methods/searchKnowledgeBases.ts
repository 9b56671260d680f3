import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { noneYet } from './emptyList';

/** Knowledge bases by name. */
export async function searchKnowledgeBases(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listKnowledgeBases',
		{ filter, paginationToken },
		{
			toEntry: ({ name, description, _id }) => ({
				name: String(name),
				value: String(_id),
				keywords: [description],
			}),
			empty: noneYet('knowledge bases', 'Knowledge Base > Create'),
		},
	);
}
