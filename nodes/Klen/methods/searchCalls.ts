import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { matches } from '../../shared/fields/matches';
import { asObject } from '../../shared/transport/errors';
import { klenClient } from '../api/client';

const PAGE_SIZE = 100;

function callLabel(call: IDataObject): string {
	const startedAt = String(call.started_at ?? '')
		.slice(0, 16)
		.replace('T', ' ');
	return [call.phone_number, call.agent_name, call.status, startedAt].filter(Boolean).join(' · ');
}

/** The latest calls, page by page; a filter looks through the page that is on display. */
export async function searchCalls(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const client = await klenClient(this);
	const answer = await client.request('listCalls', { query: { page, limit: PAGE_SIZE } });
	const { calls, pages } = asObject(answer);
	if (!Array.isArray(calls)) throw client.unexpectedAnswer('It has no list "calls".');
	return {
		results: (calls as IDataObject[])
			.map((call) => ({ name: callLabel(call), value: String(call.id) }))
			.filter(({ name, value }) => matches(filter, name, value)),
		paginationToken: page < Number(pages ?? 1) ? String(page + 1) : undefined,
	};
}
