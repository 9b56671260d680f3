import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toLocalTime } from '../../shared/fields/dateTime';
import { matches } from '../../shared/fields/matches';
import { listCalls } from '../api/callHistory';
import { trilletClient } from '../api/client';
import { simplifyCall } from '../actions/call/simplify';

/** One page: the picker is for the calls of the moment, everything else goes by ID. */
const LATEST = 100;

/**
 * The latest calls by phone number, agent, status or time. What is typed looks through these,
 * as the API's own search finds neither agents nor times.
 */
export async function searchCalls(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	const calls = await listCalls(client, 'listCallHistory', {
		filters: {},
		limit: LATEST,
		isErrorEmpty: true,
	});
	const label = ({ toNumber, agent, status, startedAt }: IDataObject) => {
		const start = toLocalTime(startedAt, this.getTimezone())?.slice(0, 16).replace('T', ' ');
		return [toNumber, agent, status, start].filter(Boolean).join(' · ');
	};
	return {
		results: calls
			.map(simplifyCall)
			.map((call) => ({ name: label(call), value: String(call.callId ?? call._id) }))
			.filter(({ name, value }) => matches(filter, name, value)),
	};
}
