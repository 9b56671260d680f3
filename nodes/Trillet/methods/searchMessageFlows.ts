import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { idOf } from '../api/reference';
import { noneYet } from './emptyList';

/** Message flows by name, with their channel. */
export async function searchMessageFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listMessageFlows',
		{ filter, paginationToken },
		{
			toEntry: (flow) => {
				const value = idOf(flow);
				const channel = flow.isActive === false ? 'inactive' : flow.messageChannel;
				const name = [flow.name, channel].filter(Boolean).join(' · ');
				return value === null ? undefined : { name, value };
			},
			empty: noneYet('message flows', 'Message Flow > Create'),
		},
	);
}
