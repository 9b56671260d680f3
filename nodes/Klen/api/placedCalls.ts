import type { IDataObject } from 'n8n-workflow';
import { readListPage } from '../../shared/fields/list';
import type { KlenClient } from './client';

/** Pages that are read at most, newest calls first as in every sample. */
const MAX_PAGES = 20;

/** The ID of a call, which every endpoint spells in another way. */
export function callIdOf(call: IDataObject): string | null {
	const id = call.call_id ?? call.klen_call_id ?? call.id;
	return id === undefined || id === null || id === '' ? null : String(id);
}

/** Whether a call began then or later. One that has neither begun nor ended is under way. */
function isSince(call: IDataObject, since: Date): boolean {
	const time = call.started_at ?? call.ended_at;
	if (typeof time === 'string' && time !== '') return Date.parse(time) >= since.getTime();
	return call.status !== 'completed' && call.status !== 'failed';
}

/**
 * The outbound calls of an agent to a number since then. Klen AI has neither a reference of our
 * own nor a filter for times (docs.klen.ai/api-reference/calls/get-calls).
 */
export async function findPlacedCalls(
	client: KlenClient,
	{ agentId, number }: { agentId: string; number: string },
	since: Date,
): Promise<IDataObject[]> {
	const { maxLimit: limit = 100 } = client.paginationOf('listCalls');
	const query = { agent_id: agentId, type: 'outbound', limit };
	const calls: IDataObject[] = [];
	for (let page = 1; page <= MAX_PAGES; page++) {
		const { items } = await readListPage(client, 'listCalls', { ...query, page });
		calls.push(...items);
		const last = items.at(-1);
		if (items.length < limit || (last && !isSince(last, since))) break;
	}
	return calls.filter((call) => call.phone_number === number && isSince(call, since));
}

/** A found call as its own address shows it, which is closest to the answer to placing it. */
export async function readPlacedCall(client: KlenClient, call: IDataObject): Promise<IDataObject> {
	const call_id = callIdOf(call);
	const details = await client
		.request('getCall', { path: { call_id: String(call_id) } })
		.catch(() => ({}));
	return { ...call, call_id, ...details };
}
