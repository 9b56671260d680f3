import type { IDataObject } from 'n8n-workflow';
import { isTool } from '../node/tool';
import type { ApiClient } from '../transport/client';
import { idIn, ListReader } from '../transport/pages';
import type { AnyOperations } from '../transport/vendor';
import { Once, type OnceContext, type OnceRequest } from './once';
import type { Candidate, Search } from './search';

/** When a search is requested: completes "when ...", see {@link Operation.optionalRequests}. */
export const UNCONFIRMED = 'an earlier request was not confirmed';

/** A request whose repeat makes a second record, or tells somebody a second time. */
export interface Creation<Operations, Id extends keyof Operations> extends Pick<
	OnceRequest<Operations, Id>,
	'id' | 'input' | 'restore' | 'secretFields'
> {
	/** What it makes, as errors name it: IDs of different kinds may be the same. */
	what: string;
	/**
	 * What tells it apart from other requests at the same place. Nothing that a further try may say
	 * otherwise, such as a note with the time in it.
	 */
	subject: unknown[];
	/** Looks for what may have been made; left out where the vendor shows nothing. */
	find?(): Promise<Search>;
}

/** The IDs of answers and lists; what has none is known by its time alone. */
const idOf = idIn('_id', 'id', 'agentId', 'call_id', 'callId', 'key');

/** Enters a creation into the record, or finds it there. Nothing is sent. */
export async function openCreation<
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
>(
	context: OnceContext<Operations>,
	{ what, subject, find, ...request }: Creation<Operations, Id>,
): Promise<Once<Operations, Id>> {
	const { body } = context.client.complete(request.id, request.input) as { body?: object };
	return await Once.open(context, {
		...request,
		// All calls of a tool come from one place: only their arguments tell them apart.
		subject: JSON.stringify(isTool(context.node) ? [subject, body] : subject),
		targets: [`${what} ${JSON.stringify(subject)}`],
		numbers: [],
		asked: {},
		// A success without an ID is one all the same.
		idOf: (record) => nameOf(what, record) ?? '',
		find:
			find &&
			(async () => {
				const { candidates, ...search } = await find();
				const named = ({ id, ...candidate }: Candidate) => ({
					...candidate,
					id: id === null ? null : `${what} ${id}`,
				});
				return { ...search, candidates: candidates.map(named) };
			}),
		whenUnknown: 'placeAgain',
	});
}

const nameOf = (what: string, record: IDataObject): string | null => {
	const id = idOf(record);
	return id === undefined ? null : `${what} ${id}`;
};

/**
 * Makes a record once, whoever repeats it; see {@link Once}.
 * @returns the vendor's record
 */
export async function createOnce<
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
>(
	context: OnceContext<Operations>,
	creation: Creation<Operations, Id>,
): Promise<Operations[Id]['output']> {
	const record = await (await openCreation(context, creation)).carryOut();
	delete record.placement;
	return record;
}

/** By what a list shows what was made. */
export interface Made<Id> {
	/** The contract's operationId of the list. */
	list: Id;
	query?: object;
	isSame(record: IDataObject): boolean;
	/** When a record was made, as ISO 8601; left out where the vendor does not tell. */
	timeOf?(record: IDataObject): unknown;
	/** Nothing else can have made such a record. */
	isOwn?: true;
	/** The list may come as its first record alone. */
	mayBeOne?: boolean;
}

/** A record as something that a request may have made. */
export function toCandidate(
	client: { toOwnClock(vendorMs: number): number },
	record: IDataObject,
	time: unknown,
): Candidate {
	const ms = typeof time === 'string' ? Date.parse(time) : NaN;
	const id = idOf(record) ?? null;
	if (Number.isNaN(ms)) return { record, id, time: null };
	return { record, id, time: client.toOwnClock(ms), asTold: ms };
}

/** A record that is as it was to become, whoever made it so. */
export const asWanted = (record: object): Candidate => ({
	record: { ...record },
	// Others may have changed the same record: it belongs to none of them.
	id: null,
	time: null,
	isOwn: true,
});

/**
 * Reads a list to its end for what a creation may have made.
 * @throws NodeApiError when it cannot be read
 */
export async function findMade<Operations extends AnyOperations<Operations>>(
	client: ApiClient<Operations>,
	{ list, query, isSame, timeOf, isOwn, mayBeOne }: Made<keyof Operations & string>,
): Promise<Search> {
	const reader = new ListReader(client, list, { query, idOf });
	const records = await reader.readAll();
	const candidates = records
		.filter(isSame)
		.map((record) => ({ ...toCandidate(client, record, timeOf?.(record)), isOwn }));
	const isCut = mayBeOne === true && records.length < 2;
	if (reader.isWhole && !isCut) return { candidates };
	return {
		candidates,
		obstacle: isCut ? 'the list may show one record only' : 'the list may have holes',
	};
}
