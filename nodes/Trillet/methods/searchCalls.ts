import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toLocalTime } from '../../shared/fields/dateTime';
import { searchPages } from '../../shared/fields/listSearch';
import { cached } from '../../shared/transport/cache';
import { simplifyCall } from '../actions/call/simplify';
import { listCalls } from '../api/callHistory';
import { trilletClient } from '../api/client';
import { noneYet } from './emptyList';

const PAGE_SIZE = 100;

/**
 * The latest calls, page by page, by phone number, agent, status or time. They are searched here,
 * as the API's own search finds neither agents nor times.
 */
export async function searchCalls(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	// Pages may be smaller than asked, so only what is counted from the newest call has a sure place.
	const readNewest = async (limit: number) =>
		await cached(
			`calls ${limit} ${client.identity}`,
			async () =>
				await listCalls(client, 'listCallHistory', { filters: {}, limit, isErrorEmpty: true }),
		);
	const label = ({ toNumber, agent, status, startedAt }: IDataObject) => {
		const start = toLocalTime(startedAt, this.getTimezone())?.slice(0, 16).replace('T', ' ');
		return [toNumber, agent, status, start].filter(Boolean).join(' · ');
	};
	return await searchPages(
		client,
		{ filter, paginationToken },
		{
			readPage: async (page) => {
				const calls = await readNewest(page * PAGE_SIZE);
				return {
					items: calls.slice((page - 1) * PAGE_SIZE),
					isLast: calls.length < page * PAGE_SIZE,
				};
			},
			toEntry: (record) => {
				const call = simplifyCall(record);
				return { name: label(call), value: String(call.callId ?? call._id) };
			},
			empty: noneYet('calls', 'Call > Start'),
		},
	);
}
