import type { IDataObject } from 'n8n-workflow';
import { readSince } from '../../shared/calls/readSince';
import type { Candidate, Search } from '../../shared/calls/search';
import type { WantedCalls } from '../../shared/calls/vendorCalls';
import { ListReader } from '../../shared/transport/pages';
import type { KlenClient } from './client';

/** The ID of a call, which every endpoint spells in another way. */
export function callIdOf(call: IDataObject): string | null {
	const id = call.call_id ?? call.klen_call_id ?? call.id;
	return id === undefined || id === null || id === '' ? null : String(id);
}

/** When a call began, or ended where that is all that is known; null when nothing tells. */
function timeOf(client: KlenClient, call: IDataObject): Pick<Candidate, 'time' | 'asTold'> {
	const times = [call.started_at, call.ended_at].map((time) => Date.parse(String(time ?? '')));
	const asTold = times.find((time) => !Number.isNaN(time));
	if (asTold !== undefined) return { time: client.toOwnClock(asTold), asTold };
	// One that rings has no times yet.
	return { time: call.status === 'completed' || call.status === 'failed' ? null : Date.now() };
}

/**
 * The outbound calls to these numbers since then, in ms on this machine's clock. Klen AI keeps no
 * reference of ours and has no filter for times (docs.klen.ai/api-reference/calls/get-calls).
 */
export async function findPlacedCalls(
	client: KlenClient,
	{ agentId, numbers }: WantedCalls,
	since: number,
): Promise<Search> {
	const query = { type: 'outbound', ...(agentId !== undefined && { agent_id: agentId }) };
	const reader = new ListReader(client, 'listCalls', { query, idOf: callIdOf });
	const { candidates, ...search } = await readSince(reader, since, (record): Candidate => {
		const number = String(record.phone_number);
		return { record, id: callIdOf(record), number, ...timeOf(client, record) };
	});
	return {
		...search,
		candidates: candidates.filter(({ number }) => numbers.includes(String(number))),
	};
}

/** A found call as its own address shows it, which is closest to the answer to placing it. */
export async function readPlacedCall(client: KlenClient, call: IDataObject): Promise<IDataObject> {
	const call_id = callIdOf(call);
	const details = await client
		.request('getCall', { path: { call_id: String(call_id) } })
		.catch(() => ({}));
	return { ...call, call_id, ...details };
}
