import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { readWaitFields, type WaitOptions } from '../fields/wait';
import { asObject } from '../json';
import {
	toItems,
	type Deferral,
	type ExecutedItem,
	type OperationContext,
	type OperationItem,
	type Outcome,
} from '../node/operation';
import { fromErrorData, toErrorData } from '../transport/errors';
import { followUp } from './callAgain';
import { CallWatch, type WatchResult } from './polling';
import type { VendorCalls } from './vendorCalls';

const MINUTE_MS = 60_000;

type ReadOptions<Client> = (context: OperationContext<Client>) => WaitOptions | undefined;

/** An item whose call is waited for. */
interface Waiting<Client> {
	context: OperationContext<Client>;
	id: string;
	/** What the item brought so far: the call's ID, or the answer to placing it. */
	known: IDataObject;
	isPlaced: boolean;
	options: WaitOptions;
	watch: CallWatch;
}

/** What watches the calls of a run of a node, by what it was made for and by account. */
const watches = new WeakMap<IExecuteFunctions, Map<string, Watching>>();

/** The calls of one account that a run of a node waits for. */
interface Watching {
	watch: CallWatch;
	/** Calls whose item fails when the time limit is over. */
	failing: Set<string>;
}

function watchingOf<Client extends { identity: string }>(
	{ client, node }: OperationContext<Client>,
	calls: VendorCalls<Client>,
	arePlaced: boolean,
): Watching {
	const ofNode = watches.get(node) ?? new Map<string, Watching>();
	watches.set(node, ofNode);
	const key = `${client.identity} ${arePlaced}`;
	const known = ofNode.get(key);
	if (known) return known;
	const failing = new Set<string>();
	const fails = (id: string, { kind }: WatchResult) =>
		kind === 'timedOut' ? failing.has(id) : kind !== 'over';
	const watch = new CallWatch(calls.readerOf(client), {
		arePlaced,
		// The first item that fails ends the execution, unless the others are to go on.
		endsWatch: node.continueOnFail() ? undefined : fails,
		signal: node.getExecutionCancelSignal(),
	});
	ofNode.set(key, { watch, failing });
	return { watch, failing };
}

/** Begins to wait for a call; does nothing for one that is waited for. */
function add({ watch, failing }: Watching, id: string, wait: WaitOptions): void {
	if (wait.failsOnTimeout) failing.add(id);
	watch.add(id, wait.timeLimit * MINUTE_MS);
}

/** Ends all that looks at calls for a run of a node. */
export function stopWatching(node: IExecuteFunctions): void {
	for (const { watch } of watches.get(node)?.values() ?? []) watch.stop();
}

/**
 * The second half of Wait Until Finished, whose first half brings the call's ID: waits for the
 * calls of all items together.
 */
export const finishWaiting =
	<Client extends { identity: string }>(calls: VendorCalls<Client>) =>
	async (executed: Array<ExecutedItem<Client>>): Promise<Array<Outcome | Deferral>> =>
		await waitForCalls(executed, calls, {
			isPlaced: false,
			readOptions: ({ parameters }) => readWaitFields(parameters),
		});

/**
 * The second half of an operation that places calls: waits for those whose items want it.
 * @param readOptions how an item says so
 */
export const finishPlacing =
	<Client extends { identity: string }>(
		calls: VendorCalls<Client>,
		readOptions: ReadOptions<Client> = ({ request }) => (request as { wait?: WaitOptions }).wait,
	) =>
	async (executed: Array<ExecutedItem<Client>>): Promise<Array<Outcome | Deferral>> =>
		await waitForCalls(executed, calls, { isPlaced: true, readOptions });

/**
 * Places the call of an item, when as many others as it allows go on, and begins to watch it.
 * Once an item failed for which the execution ends, no further phone rings.
 * @param callsAtOnce 0 for any number
 */
export async function placeAndWatch<Client extends { identity: string }>(
	context: OperationContext<Client>,
	calls: VendorCalls<Client>,
	{ wait, callsAtOnce }: { wait: WaitOptions; callsAtOnce: number },
	place: () => Promise<OperationItem[] | Deferral>,
): Promise<OperationItem[] | Deferral> {
	const watching = watchingOf(context, calls, true);
	if (callsAtOnce > 0) await watching.watch.untilFewerThan(callsAtOnce);
	if (watching.watch.isBroken) return [];
	const placed = await place();
	const id = Array.isArray(placed) ? calls.idOf(placed[0]?.json ?? {}) : null;
	if (id !== null) add(watching, id, wait);
	return placed;
}

async function waitForCalls<Client extends { identity: string }>(
	executed: Array<ExecutedItem<Client>>,
	calls: VendorCalls<Client>,
	{ isPlaced, readOptions }: { isPlaced: boolean; readOptions: ReadOptions<Client> },
): Promise<Array<Outcome | Deferral>> {
	const waiting = executed.map(({ context, items: [item] }): Waiting<Client> | undefined => {
		const options = readOptions(context);
		const known = item?.json ?? {};
		const id = calls.idOf(known);
		if (!options || id === null) return undefined;
		const watching = watchingOf(context, calls, isPlaced);
		add(watching, id, options);
		return { context, id, known, isPlaced, options, watch: watching.watch };
	});
	await Promise.all(
		[...new Set(waiting.map((entry) => entry?.watch))].map(async (watch) => {
			await watch?.untilDone();
		}),
	);
	const outcomes: Array<Outcome | Deferral> = [];
	for (const [index, { items, context }] of executed.entries()) {
		const entry = waiting[index];
		const result = entry?.watch.results.get(entry.id);
		if (!entry || !result) {
			outcomes.push({ items });
			continue;
		}
		const outcome = await outcomeOf(entry, result, calls);
		const call = result.kind === 'over' ? result.call : undefined;
		if (!isPlaced || 'error' in outcome) {
			outcomes.push(outcome);
			continue;
		}
		const next = followUp(context, calls, call, outcome.items);
		outcomes.push(Array.isArray(next) ? { items: next } : next);
	}
	return outcomes;
}

async function outcomeOf<Client>(
	entry: Waiting<Client>,
	result: WatchResult,
	calls: VendorCalls<Client>,
): Promise<Outcome> {
	const { context, options, known } = entry;
	if (result.kind === 'unknown') return { error: unknownCall(entry, calls.vendor) };
	if (result.kind === 'failed') return { error: failedWait(entry, result.error) };
	const timedOut = result.kind === 'timedOut';
	if (timedOut && options.failsOnTimeout) return { error: timeout(entry, result, calls.vendor) };
	try {
		const { placement } = known;
		// The status in the answer to placing a call may be that of the request.
		const latest = result.call ?? { ...known, status: null };
		const call = await calls.present(context.client, latest, options);
		return { items: toItems({ ...(placement !== undefined && { placement }), ...call, timedOut }) };
	} catch (error) {
		context.node.getExecutionCancelSignal()?.throwIfAborted();
		return { error: failedWait(entry, error) };
	}
}

/** An error about a call that this execution placed must keep everybody from placing it again. */
const NOT_AGAIN = 'Do not place it again.';

function unknownCall(
	{ context: { node, itemIndex }, id }: Waiting<unknown>,
	vendor: string,
): NodeOperationError {
	return new NodeOperationError(node.getNode(), `${vendor} does not know the call ${id}`, {
		description:
			'Check the ID, and that the credential is for the account and the environment in which the call was placed.',
		itemIndex,
	});
}

function failedWait(
	{ context: { node, itemIndex }, id, isPlaced }: Waiting<unknown>,
	cause: unknown,
): Error {
	const { error, details } = toErrorData(cause);
	if (!isPlaced) return fromErrorData(node.getNode(), { error, details }, itemIndex);
	const { nextStep, ...others } = asObject(details);
	return fromErrorData(
		node.getNode(),
		{
			error: `The call ${id} was placed, but the wait for its end failed: ${String(error)}`,
			details: {
				...others,
				nextStep: `${NOT_AGAIN} Call > Wait Until Finished goes on waiting for it. ${String(nextStep ?? '')}`,
			},
		},
		itemIndex,
	);
}

function timeout(
	{ context: { node, itemIndex }, id, isPlaced, options: { timeLimit } }: Waiting<unknown>,
	{ call, error }: { call?: IDataObject; error?: unknown },
	vendor: string,
): NodeOperationError {
	const limit = timeLimit === 1 ? 'a minute' : `${timeLimit} minutes`;
	const state = [
		call
			? `Its latest status is "${String(call.status ?? 'unknown')}".`
			: `${vendor} has not listed it yet.`,
		...(error === undefined ? [] : [`The last look failed: ${(error as Error).message}.`]),
	];
	const remedy = isPlaced
		? `${NOT_AGAIN} Call > Wait Until Finished goes on waiting for it, and Call > Get shows what became of it. For the next time, raise Time Limit, or set On Timeout to Return Current State.`
		: 'Raise Time Limit, or set On Timeout to Return Current State. Call > Get shows later what became of it.';
	return new NodeOperationError(
		node.getNode(),
		`The call ${id} ${isPlaced ? 'was placed, but did' : 'did'} not end within ${limit}`,
		{ description: [...state, remedy].join(' '), itemIndex },
	);
}
