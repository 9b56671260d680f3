import type { IDataObject } from 'n8n-workflow';
import { readListPage } from '../../shared/fields/list';
import { asObject, hasStatus } from '../../shared/transport/errors';
import { statusOf } from './callStatus';
import type { TrilletClient, TrilletOperations } from './client';

export type HistoryFilters = Omit<
	NonNullable<TrilletOperations['listCallHistory']['input']['query']>,
	'page' | 'limit'
>;

export interface HistoryRequest {
	filters: HistoryFilters;
	/** The most calls wanted; Infinity for all. */
	limit: number;
	/** Takes an error 500 for an empty page: that is how an empty history was seen to be answered. */
	isErrorEmpty?: boolean;
}

/** Calls on a page that we ask for; the largest that is served is not documented. */
const PAGE_SIZE = 100;
/** The documented default: a page that is shorter was not cut by a maximum. */
const SMALLEST_PAGE = 10;

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

/** The contract's operations for the second version, and those of the first one. */
const FIRST_VERSION = {
	listCallHistory: 'listCallHistoryV1',
	getCallRecord: 'getCallRecordV1',
} as const;

async function readFirstPage(
	client: TrilletClient,
	id: 'listCallHistory',
	filters: HistoryFilters,
	limit: number,
): Promise<{ calls: IDataObject[]; isAll: boolean }> {
	const matches = localFilter(filters);
	const second = async () => {
		const { items } = await readListPage(client, id, { ...filters, page: 1, limit });
		return { calls: items, isAll: false };
	};
	if (!matches) return await second();
	return await withFallback(second, async () => {
		const { items } = await readListPage(client, FIRST_VERSION[id], {});
		return { calls: items.filter(matches), isAll: true };
	});
}

/**
 * Lists calls, newest first in every sample (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list).
 *
 * Neither a total nor the largest page is documented. So a page that is shorter than asked may
 * have been cut: reading goes on until a page is shorter than the first one or brings nothing new.
 */
export async function listCalls(
	client: TrilletClient,
	id: 'listCallHistory',
	{ filters, limit, isErrorEmpty = false }: HistoryRequest,
): Promise<IDataObject[]> {
	const pageSize = Math.min(limit, PAGE_SIZE);
	const emptyOnError = (error: unknown) => {
		if (isErrorEmpty && hasStatus(error, 500)) return [];
		throw error;
	};
	const first = await readFirstPage(client, id, filters, pageSize).catch((error: unknown) => ({
		calls: emptyOnError(error),
		isAll: true,
	}));
	const calls = new Map(first.calls.map((call) => [keyOf(call), call]));
	let isLast = first.isAll || first.calls.length < Math.min(pageSize, SMALLEST_PAGE);
	for (let page = 2; !isLast && calls.size < limit; page++) {
		const query = { ...filters, page, limit: pageSize };
		const items = await readListPage(client, id, query).then(
			(answer) => answer.items,
			emptyOnError,
		);
		const fresh = items.filter((call) => !calls.has(keyOf(call)));
		for (const call of fresh) calls.set(keyOf(call), call);
		isLast = fresh.length === 0 || items.length < first.calls.length;
	}
	return [...calls.values()].slice(0, limit);
}

const keyOf = ({ _id, callId, call_id }: IDataObject) => String(_id ?? callId ?? call_id);

/** The record of a call in the list, by the ID that starting the call returned. */
export async function findCall(
	client: TrilletClient,
	callId: string,
): Promise<IDataObject | undefined> {
	const filters = { callIds: JSON.stringify([callId]) };
	const [call] = await listCalls(client, 'listCallHistory', {
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
export async function readDetails(
	client: TrilletClient,
	id: 'getCallRecord',
	recordId: string,
): Promise<IDataObject> {
	const path = { callHistoryId: recordId };
	const details = await withFallback<object>(
		async () => await client.request(id, { path }),
		async () => await client.request(FIRST_VERSION[id], { path }),
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
export async function readCall(
	client: TrilletClient,
	id: 'getCallRecord',
	callId: string,
): Promise<IDataObject> {
	const byRecord = async () => await readDetails(client, id, callId);
	const byCallId = async () => {
		const listed = await findCall(client, callId);
		if (!listed) return undefined;
		const details = await readDetails(client, id, String(listed._id)).catch((error: unknown) => {
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
