import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { idOf } from '../api/reference';
import { noneYet } from './emptyList';

/** Call flows by name, with their direction. */
export async function searchCallFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listCallFlows',
		{ filter, paginationToken },
		{
			toEntry: (flow) => {
				const value = idOf(flow);
				const direction = flow.isActive === false ? 'inactive' : flow.direction;
				const name = [flow.name, direction].filter(Boolean).join(' · ');
				return value === null ? undefined : { name, value };
			},
			empty: noneYet('call flows', 'Call Flow > Create'),
		},
	);
}
