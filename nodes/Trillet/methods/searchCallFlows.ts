import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { idOf } from '../api/reference';

/** Call flows by name, with their direction. */
export async function searchCallFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(client, 'listCallFlows', filter, (flow) => {
		const value = idOf(flow);
		const direction = flow.isActive === false ? 'inactive' : flow.direction;
		const name = [flow.name, direction].filter(Boolean).join(' · ');
		return value === null ? undefined : { name, value };
	});
}
