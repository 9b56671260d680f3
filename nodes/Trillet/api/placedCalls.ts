import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../shared/transport/errors';
import { listCalls, readDetails, type HistoryFilters } from './callHistory';
import type { TrilletClient } from './client';
import { toIsoTime } from './time';

/** Where a call carries the ID by which it is found again; it comes back in its webhooks too. */
export const CORRELATION_FIELD = 'n8n_correlation_id';

/** What is known of a call that may have been placed. */
export interface PlacedCall {
	agentId: string;
	numbers: string[];
	/** Left out where the request has no metadata. */
	correlationId?: string;
}

/** Calls that are read at most, newest first as in every sample. */
const MAX_CALLS = 500;

const digits = (number: unknown) => String(number ?? '').replace(/\D/g, '');

/** Whether a call is surely not ours; nobody knows where its details show no metadata. */
async function isAnother(
	client: TrilletClient,
	{ _id }: IDataObject,
	correlationId: string,
): Promise<boolean> {
	if (typeof _id !== 'string') return false;
	const { metadata } = await readDetails(client, 'getCallRecord', _id).catch(
		(): IDataObject => ({}),
	);
	return metadata !== undefined && asObject(metadata)[CORRELATION_FIELD] !== correlationId;
}

/**
 * The calls to these numbers since then: by our ID in their metadata, which the history searches
 * (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list), else by agent and number.
 * @throws NodeApiError when the history cannot be read
 */
export async function findPlacedCalls(
	client: TrilletClient,
	{ agentId, numbers, correlationId }: PlacedCall,
	since: Date,
): Promise<IDataObject[]> {
	const wanted = new Set(numbers.map(digits));
	const read = async (filters: HistoryFilters) => {
		const calls = await listCalls(client, 'listCallHistory', { filters, limit: MAX_CALLS });
		return calls.filter((call) => {
			const time = toIsoTime(call.timestamp ?? call.startTime ?? call.createdAt);
			const isSince = time === null || Date.parse(time) >= since.getTime();
			return isSince && wanted.has(digits(call.toPhoneNumber ?? call.toNumber));
		});
	};
	if (correlationId !== undefined) {
		const [call] = await read({ search: correlationId });
		if (call) return [call];
	}
	const calls = await read({
		agentId,
		direction: 'outbound',
		...(numbers.length === 1 && { search: numbers[0] }),
	});
	if (correlationId === undefined) return calls;
	const own: IDataObject[] = [];
	for (const call of calls) {
		if (!(await isAnother(client, call, correlationId))) own.push(call);
	}
	return own;
}
