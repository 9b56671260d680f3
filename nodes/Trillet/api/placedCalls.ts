import type { IDataObject } from 'n8n-workflow';
import { UNCONFIRMED } from '../../shared/calls/create';
import { placePartOf } from '../../shared/calls/identity';
import { readSince } from '../../shared/calls/readSince';
import type { Candidate, Search } from '../../shared/calls/search';
import type { Mark, WantedCalls } from '../../shared/calls/vendorCalls';
import { asObject } from '../../shared/json';
import { hasStatus } from '../../shared/transport/errors';
import { ListReader } from '../../shared/transport/pages';
import { NO_SECOND_VERSION, readDetails, type HistoryFilters } from './callHistory';
import type { TrilletClient } from './client';
import { toIsoTime } from './time';

/** Where a call carries the key of its request; it comes back in its webhooks too. */
export const CORRELATION_FIELD = 'n8n_correlation_id';

/** What {@link findPlacedCalls} requests, and when. */
export const requestsToFindCalls = {
	listCallHistory: `Skip Numbers Called is on, or ${UNCONFIRMED}`,
	listCallHistoryV1: NO_SECOND_VERSION,
};

/** Puts the key of a request into the metadata of its call. */
export const markCall = <Input extends { body?: object }>(input: Input, key: string): Input => {
	const { metadata, ...body } = (input.body ?? {}) as { metadata?: object };
	return { ...input, body: { ...body, metadata: { ...metadata, [CORRELATION_FIELD]: key } } };
};

/** The ID of a call, which answers spell in two ways; null when there is none. */
export function callIdOf({ callId, call_id }: IDataObject): string | null {
	const id = callId ?? call_id;
	return id === undefined || id === null || id === '' ? null : String(id);
}

/** The largest page that is served is not documented. */
const PAGE_SIZE = 100;

const digits = (number: unknown) => String(number ?? '').replace(/\D/g, '');

/** Calls of the history since then that match the filters. */
async function readHistory(
	client: TrilletClient,
	filters: HistoryFilters,
	{ numbers }: WantedCalls,
	since: number,
): Promise<Search> {
	const wanted = new Map(numbers.map((number) => [digits(number), number]));
	const toCandidate = (record: IDataObject): Candidate => {
		const iso = toIsoTime(record.timestamp ?? record.startTime ?? record.createdAt);
		const asTold = iso === null ? null : Date.parse(iso);
		return {
			record,
			id: callIdOf(record),
			number: wanted.get(digits(record.toPhoneNumber ?? record.toNumber)),
			time: asTold === null ? null : client.toOwnClock(asTold),
			asTold,
		};
	};
	const read = async (id: 'listCallHistory' | 'listCallHistoryV1', query: HistoryFilters) => {
		const idOf = (call: IDataObject) => String(call._id ?? callIdOf(call) ?? '');
		const pageSize = id === 'listCallHistory' ? PAGE_SIZE : undefined;
		// A page that was cut must not pass for the end, however short it is.
		const reader = new ListReader(client, id, { query, pageSize, smallestPage: 0, idOf });
		return await readSince(reader, since, toCandidate);
	};
	const search = await read('listCallHistory', filters).catch(async (error: unknown) => {
		// The second version has been seen to fail where the first one, which knows no filters, worked.
		if (!hasStatus(error, 404, 500)) throw error;
		return await read('listCallHistoryV1', {}).catch(() => {
			throw error;
		});
	});
	const isOutbound = ({ direction }: IDataObject) => direction !== 'inbound';
	const candidates = search.candidates.filter(
		({ number, record }) => number !== undefined && isOutbound(record),
	);
	return { ...search, candidates };
}

/** Reads whose call it is, where its details show the metadata. */
async function withOwner(
	client: TrilletClient,
	candidate: Candidate,
	{ key, isLineKnown }: Mark,
): Promise<Candidate> {
	const { _id } = candidate.record;
	if (typeof _id !== 'string') return candidate;
	const { metadata } = await readDetails(client, _id).catch((): IDataObject => ({}));
	if (metadata === undefined) return candidate;
	const mark = String(asObject(metadata)[CORRELATION_FIELD] ?? '');
	if (mark === key) return { ...candidate, isOwn: true };
	// After a crash nobody knows which execution it was, and the place alone proves nothing.
	const isPossible = !isLineKnown && placePartOf(mark) === placePartOf(key);
	return isPossible ? { ...candidate, isOfPlace: true } : { ...candidate, isOwn: false };
}

/**
 * The outbound calls to these numbers since then: by our key in their metadata, which the history
 * searches (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list), else by agent and
 * number.
 * @throws NodeApiError when the history cannot be read
 */
export async function findPlacedCalls(
	client: TrilletClient,
	wanted: WantedCalls,
	since: number,
): Promise<Search> {
	const { agentId, numbers, mark } = wanted;
	const withOwners = async (search: Search): Promise<Search> => {
		if (!mark) return search;
		const candidates: Candidate[] = [];
		for (const candidate of search.candidates) {
			candidates.push(await withOwner(client, candidate, mark));
		}
		return { ...search, candidates };
	};
	if (mark) {
		const { candidates } = await withOwners(
			await readHistory(client, { search: mark.key }, wanted, since),
		);
		const own = candidates.find(({ isOwn }) => isOwn);
		if (own) return { candidates: [own] };
	}
	const filters: HistoryFilters = {
		direction: 'outbound',
		...(agentId !== undefined && { agentId }),
		...(numbers.length === 1 && { search: numbers[0] }),
	};
	return await withOwners(await readHistory(client, filters, wanted, since));
}
