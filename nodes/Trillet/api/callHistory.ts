import type { IDataObject } from 'n8n-workflow';
import { readListPage } from '../../shared/fields/list';
import { asObject } from '../../shared/json';
import { hasStatus } from '../../shared/transport/errors';
import { idIn } from '../../shared/transport/pages';
import { PageReader, type Page } from '../../shared/transport/pagination';
import { statusOf } from './callStatus';
import type { TrilletClient, TrilletOperations } from './client';

export type HistoryFilters = Omit<
	NonNullable<TrilletOperations['listCallHistory']['input']['query']>,
	'page' | 'limit'
>;

export interface HistoryRequest {
	filters: HistoryFilters;
	/** The most calls wanted; all unless given. */
	limit?: number;
	/** Ends the list before the call for which it is true. */
	isEnd?(call: IDataObject): boolean;
	/** Takes an error 500 for an empty page: that is how an empty history was seen to be answered. */
	isErrorEmpty?: boolean;
	/** Whether such a page may as well be a fault, so that nobody knows what is there. */
	isErrorDoubtful?: boolean;
}

/** When the first version is requested: completes "when ...". */
export const NO_SECOND_VERSION = 'the second version answers 404 or 500';

/** What {@link readCall} requests besides the record of a call, and when. */
export const requestsForACall = {
	listCallHistory: 'the ID is not that of a record',
	listCallHistoryV1: NO_SECOND_VERSION,
	getCallRecordV1: NO_SECOND_VERSION,
};

/** Calls on a page that we ask for; the largest that is served is not documented. */
const PAGE_SIZE = 100;

/** Under which names records of calls have an ID: their own, and that of the call. */
export const CALL_IDS = ['_id', 'callId', 'call_id'];

/**
 * Makes a request, and another one when its address is missing or broken in this account: the
 * second version of call history has been seen to answer 404 and 500 where the first one worked.
 * @throws the error of the first request when both fail
 */
async function withFallback<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
	return await first().catch(async (error: unknown) => {
		const found = hasStatus(error, 404, 500) ? await second().catch(() => undefined) : undefined;
		if (found === undefined) throw error;
		return found;
	});
}

/** What the first version of the list, which knows no parameters, can be filtered by here. */
function localFilter({ callIds, status, direction, ...others }: HistoryFilters) {
	if (Object.values(others).some((value) => value !== undefined && value !== '')) return undefined;
	const ids = callIds === undefined ? undefined : (JSON.parse(callIds) as string[]);
	return (call: IDataObject) =>
		(ids === undefined || ids.includes(String(call.callId ?? call.call_id))) &&
		(!status || statusOf(call.status) === statusOf(status)) &&
		(!direction || call.direction === direction);
}

/**
 * Reads the list of calls, newest first in every sample (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list).
 * Neither a total nor the largest page is documented.
 */
export function historyReader(
	client: TrilletClient,
	{ filters, isErrorEmpty = false, isErrorDoubtful = false, ...wanted }: HistoryRequest,
): PageReader {
	const matches = localFilter(filters);
	const second = async (page: number, limit: number) =>
		await readListPage(client, 'listCallHistory', { ...filters, page, limit });
	const first = async (): Promise<Page> => {
		const { items } = await readListPage(client, 'listCallHistoryV1', {});
		return { items: matches ? items.filter(matches) : items, isAll: true };
	};
	let sizeOfFirst = 0;
	return new PageReader({
		...wanted,
		pageSize: PAGE_SIZE,
		smallestPage: client.paginationOf('listCallHistory').defaultLimit,
		idOf: idIn(...CALL_IDS),
		async readPage(page, size = PAGE_SIZE) {
			if (page === 1) sizeOfFirst = size;
			const hasFallback = page === 1 && matches !== undefined;
			const read = async () => await second(page, size);
			return await (hasFallback ? withFallback(read, first) : read()).catch((error: unknown) => {
				if (!isErrorEmpty || !hasStatus(error, 500)) throw error;
				// After a first page as long as asked for, it may as well be a fault.
				return { items: [], isGuess: isErrorDoubtful || (page > 1 && size === sizeOfFirst) };
			});
		},
	});
}

/** Lists calls, as {@link historyReader} reads them. */
export const listCalls = async (
	...request: Parameters<typeof historyReader>
): Promise<IDataObject[]> => await historyReader(...request).readAll();

/** The record of a call in the list, by the ID that starting the call returned. */
export async function findCall(
	client: TrilletClient,
	callId: string,
): Promise<IDataObject | undefined> {
	const filters = { callIds: JSON.stringify([callId]) };
	const [call] = await listCalls(client, {
		filters,
		limit: 1,
		isErrorEmpty: true,
	});
	// A list that ignores the filter must not answer with some other call.
	return call && [call.callId, call.call_id].includes(callId) ? call : undefined;
}

/**
 * The details of a call by the ID of its record.
 * @throws NodeApiError, with status 404 when there is no such record
 */
export async function readDetails(client: TrilletClient, recordId: string): Promise<IDataObject> {
	const path = { callHistoryId: recordId };
	const details = await withFallback<object>(
		async () => await client.request('getCallRecord', { path }),
		async () => await client.request('getCallRecordV1', { path }),
	);
	return asObject(details);
}

/** Whether an ID looks like that of a record; a call ID may look so too. */
export const isRecordId = (id: string): boolean => /^[0-9a-f]{24}$/i.test(id);

/**
 * Everything that is known of a call: its details, and what only the list has (recording,
 * transcript, duration) when it was found by its call ID.
 * @param callId the call ID, or the ID of its record; what looks like a record is tried as one first
 * @throws NodeApiError with status 404 when neither exists
 */
export async function readCall(client: TrilletClient, callId: string): Promise<IDataObject> {
	const byRecord = async () => await readDetails(client, callId);
	const byCallId = async () => {
		const listed = await findCall(client, callId);
		if (!listed) return undefined;
		const details = await readDetails(client, String(listed._id)).catch((error: unknown) => {
			if (hasStatus(error, 404, 500)) return {};
			throw error;
		});
		return { ...listed, ...details };
	};
	if (!isRecordId(callId)) return (await byCallId()) ?? (await byRecord());
	return await byRecord().catch(async (error: unknown) => {
		const call = hasStatus(error, 404) ? await byCallId() : undefined;
		if (!call) throw error;
		return call;
	});
}
