import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchPages } from '../../shared/fields/listSearch';
import { klenClient } from '../api/client';
import { noneYet } from './emptyList';
import { pagesOf } from './pages';

function callLabel(call: IDataObject): string {
	const startedAt = String(call.started_at ?? '')
		.slice(0, 16)
		.replace('T', ' ');
	return [call.phone_number, call.agent_name, call.status, startedAt].filter(Boolean).join(' · ');
}

/** The latest calls, page by page, by number, agent, status, time or ID. */
export async function searchCalls(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	return await searchPages(
		client,
		{ filter, paginationToken },
		{
			readPage: pagesOf(client, 'listCalls'),
			toEntry: (call) => ({ name: callLabel(call), value: String(call.id) }),
			empty: noneYet('calls', 'Call > Initiate'),
		},
	);
}
