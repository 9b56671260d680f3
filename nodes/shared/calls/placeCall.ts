import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { simplifyField } from '../fields/simplify';
import { readWaitToggle, type WaitOptions } from '../fields/wait';
import {
	toItems,
	type Deferral,
	type OperationContext,
	type OperationItem,
} from '../node/operation';
import { supportsSubWorkflowWait } from '../node/steps';
import type { ApiClient } from '../transport/client';
import type { AnyOperations } from '../transport/vendor';
import { outsideCallingHours, readCallingHours, type CallingHours } from './callingHours';
import { Once, type OnceRequest } from './once';
import {
	readCallOptions,
	refuseDuplicatesField,
	skipCalledField,
	type CallOptions,
} from './options';
import { requestRecord, type RequestEntry } from './record';
import type { Search } from './search';
import { finishPlacing, placeAndWatch } from './waitForCalls';
import type { VendorCalls } from './vendorCalls';

const HOUR_MS = 60 * 60_000;

/** A call that was read and checked. JSON, because it may be placed in another execution later. */
export interface CallRequest<Operations, Id extends keyof Operations> {
	/** The contract's operationId. */
	id: Id;
	input: OnceRequest<Operations, Id>['input'];
	agentId: string;
	number: string;
	/** The field that the number comes from, for errors. */
	field: string;
	/** Stands for the call where there is none. */
	asked: IDataObject;
	options: CallOptions;
	hours?: CallingHours;
	simplify: boolean;
	/** How to wait for its end; left out when the item does not. */
	wait?: WaitOptions;
	/** Which call to the number it is, where nobody answered the ones before; 1 when left out. */
	attempt?: number;
	/** What became of those before. */
	attempts?: IDataObject[];
}

type Call<Operations, Id extends keyof Operations> = Omit<
	CallRequest<Operations, Id>,
	'options' | 'hours' | 'simplify'
>;

/**
 * Completes a call with what every way to place one asks for, and enters it into the record; nothing
 * is sent.
 * @param timeZone reads the time zone of the contact that is called
 * @throws NodeOperationError that names the field
 */
export async function prepareCall<
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
>(
	context: OperationContext<ApiClient<Operations>>,
	calls: VendorCalls<ApiClient<Operations>>,
	call: Call<Operations, Id>,
	timeZone?: () => Promise<string>,
): Promise<CallRequest<Operations, Id>> {
	const { parameters } = context;
	const request = {
		...call,
		options: readCallOptions(parameters),
		hours: await readCallingHours(parameters, timeZone),
		simplify: parameters.flag(simplifyField.name),
		wait: call.wait ?? readWaitToggle(parameters),
	};
	await openCall(context, calls, request);
	return request;
}

/** Enters a call into the record, or finds it there. */
async function openCall<
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
>(
	context: OperationContext<ApiClient<Operations>>,
	calls: VendorCalls<ApiClient<Operations>>,
	{ id, input, agentId, number, asked, options, attempt = 1 }: CallRequest<Operations, Id>,
): Promise<Once<Operations, Id>> {
	const { client } = context;
	return await Once.open(context, {
		id,
		input,
		mark: calls.mark,
		subject: attempt === 1 ? number : `${number} attempt ${attempt}`,
		targets: [`${agentId} ${number}`],
		numbers: [number],
		mayFollow: options.callAgain && options.callAgain.attempts - attempt,
		asked,
		idOf: calls.idOf,
		find: async (since, entry) => {
			const mark = calls.mark && entry;
			return await calls.find(client, { agentId, numbers: [number], mark }, since);
		},
		restore: async (record) => await calls.restore(client, record),
		whenUnknown: options.whenUnknown,
	});
}

/** What an item tells of its placement, beside the call. */
const OF_PLACEMENT = ['placement', 'notice', 'earlierCall', 'opensAt'];

/**
 * A call that was placed, or what stands for one, as an item shows it: in the shape of every other
 * record of a call, with `timedOut` null until somebody has waited for its end.
 */
export function showCall<Client>(
	calls: Pick<VendorCalls<Client>, 'shown' | 'simplified'>,
	{ asked, simplify }: { asked: IDataObject; simplify: boolean },
	answer: IDataObject,
): IDataObject {
	if (!simplify) return calls.shown(answer);
	const ofPlacement = Object.entries(answer).filter(([name]) => OF_PLACEMENT.includes(name));
	return {
		...calls.simplified({ ...asked, ...answer }),
		...Object.fromEntries(ofPlacement),
		timedOut: null,
	};
}

/** What to do where more belongs to a call than to place it. */
interface Placing<
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
> {
	/** Sends the request. */
	send?(call: Once<Operations, Id>): Promise<OperationItem[] | Deferral>;
	/** Goes on with a call that an earlier attempt placed. */
	found?(call: IDataObject): Promise<OperationItem[] | Deferral>;
}

/**
 * Rings a phone once, as its options and the calling hours say. Whether the item waits for the end of
 * its call is up to `finishPlacing`.
 * @returns the call with its `placement`; also `skipped`; or when it is to be placed
 * @throws NodeApiError, NodeOperationError when no call may be placed, or nobody knows whether one was
 */
export async function placeCall<
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
>(
	context: OperationContext<ApiClient<Operations>>,
	calls: VendorCalls<ApiClient<Operations>>,
	request: CallRequest<Operations, Id>,
	{
		send = async (call) => toItems(showCall(calls, request, await call.send())),
		found = async (call) => await Promise.resolve(toItems(showCall(calls, request, call))),
	}: Placing<Operations, Id> = {},
): Promise<OperationItem[] | Deferral> {
	const call = await openCall(context, calls, request);
	// What a retry finds was called already, whatever time it is now.
	const earlier = await call.recall();
	if (earlier) return await found(earlier);
	const { asked, options, hours, attempt = 1 } = request;
	// Further attempts are called before by design.
	const isFirst = attempt === 1;
	if (isFirst && options.refuseDuplicates) refuseDuplicate(context, request, call.entry);
	const startsAt = new Date(isFirst && options.startAt ? options.startAt : Date.now());
	const instead =
		(isFirst && (await calledBefore(context, calls, request, call.entry))) ||
		outsideCallingHours(context.parameters, hours, startsAt) ||
		(startsAt.getTime() > Date.now() && { until: startsAt });
	if (!instead) return await send(call);
	if ('skipped' in instead)
		return toItems(showCall(calls, request, { ...asked, ...instead.skipped }));
	if (supportsSubWorkflowWait()) return instead;
	throw context.parameters.error(
		'outsideCallingHours',
		'cannot wait in this version of n8n',
		`Update n8n to version 2, or choose Skip the Item. The calling hours begin ${instead.until.toISOString()}.`,
	);
}

/**
 * The two halves of an operation that rings a phone, and waits for the end of the call where the item
 * wants it.
 */
export const placing = <
	Operations extends AnyOperations<Operations>,
	Id extends keyof Operations & string,
>(
	calls: VendorCalls<ApiClient<Operations>>,
) => ({
	async carryOut(
		context: OperationContext<ApiClient<Operations>>,
		request: unknown,
	): Promise<OperationItem[] | Deferral> {
		const call = request as CallRequest<Operations, Id>;
		const { wait, options } = call;
		const place = async () => await placeCall(context, calls, call);
		return wait ? await placeAndWatch(context, calls, { ...options, wait }, place) : await place();
	},
	finish: finishPlacing(calls),
});

/** @throws NodeOperationError when this node already called the number in this execution */
function refuseDuplicate(
	{ parameters }: OperationContext<unknown>,
	{ field, number }: { field: string; number: string },
	entry: RequestEntry,
): void {
	const earlier = requestRecord.duplicateOf(entry);
	if (!earlier) return;
	throw parameters.error(
		field,
		`${number} was already called in this execution, for item ${earlier.itemIndex}`,
		`No second call was placed. Remove the duplicate with a Remove Duplicates node, or turn off ${refuseDuplicatesField.displayName}.`,
	);
}

/** The latest calls of an account, read once for all items of a run. */
const recentCalls = new WeakMap<IExecuteFunctions, Map<string, Promise<Search>>>();

/**
 * The numbers of a request that were called in the last hours, by the record and by the vendor's
 * list, each with the call.
 * @throws NodeOperationError when nobody can tell
 */
export async function numbersCalledBefore<Client extends { account: string }>(
	{ node, client, parameters }: OperationContext<Client>,
	calls: VendorCalls<Client>,
	hours: number,
	entry: RequestEntry,
): Promise<Map<string, { callId: string | null; placedAt: string | null }>> {
	const since = Date.now() - hours * HOUR_MS;
	const ofRun = recentCalls.get(node) ?? new Map<string, Promise<Search>>();
	recentCalls.set(node, ofRun);
	const key = `${client.account} ${hours}`;
	const search =
		ofRun.get(key) ?? calls.find(client, { numbers: requestRecord.numbersOf(node) }, since);
	ofRun.set(key, search);
	const { candidates, obstacle } = await search.catch((error: Error): Search => {
		node.getExecutionCancelSignal()?.throwIfAborted();
		return { candidates: [], obstacle: error.message };
	});
	const found = [
		...candidates.map(({ id, number = '', time }) => ({ id, numbers: [number], time })),
		...requestRecord.callsTo(entry, since).map(({ recordId = null, numbers, sentAt = null }) => ({
			id: recordId,
			numbers,
			time: sentAt,
		})),
	];
	const called = new Map(
		found.flatMap(({ id, numbers, time }) => {
			const placedAt = time === null ? null : new Date(time).toISOString();
			return numbers.map((number) => [number, { callId: id, placedAt }] as const);
		}),
	);
	if (obstacle === undefined || entry.numbers.every((number) => called.has(number))) return called;
	throw parameters.error(
		'options',
		`say to skip numbers that were called before, but the earlier calls could not be read: ${obstacle}`,
		`No call was placed. Give the key the permission to read calls, or remove ${skipCalledField.displayName}.`,
	);
}

/** What an item brings instead of a call to a number that was called before. */
async function calledBefore<Client extends { account: string }>(
	context: OperationContext<Client>,
	calls: VendorCalls<Client>,
	{ number, options }: { number: string; options: CallOptions },
	entry: RequestEntry,
): Promise<{ skipped: IDataObject } | undefined> {
	const hours = options.skipCalledInLastHours;
	if (hours === 0) return undefined;
	const earlierCall = (await numbersCalledBefore(context, calls, hours, entry)).get(number);
	return earlierCall && { skipped: { placement: 'skipped', earlierCall } };
}
