import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { readWaitFields, type WaitOptions } from '../fields/wait';
import { toItems, type ExecutedItem, type OperationContext, type Outcome } from '../operation';
import { asObject, fromErrorData, toErrorData } from '../transport/errors';
import { watchUntilFinished, type CallReader, type WatchResult } from './polling';
import type { Search } from './search';

const MINUTE_MS = 60_000;

/** What is peculiar to the calls of a vendor. */
export interface VendorCalls<Client> {
	/** The vendor, as messages call it. */
	vendor: string;
	/** The ID by which a call is watched; null when there is none. */
	idOf(call: IDataObject): string | null;
	/** Puts the key of a request into it, where the vendor keeps such a mark. */
	mark?<Input extends { body?: object }>(input: Input, key: string): Input;
	/** The outbound calls to these numbers since then, in ms on this machine's clock. */
	find(client: Client, wanted: WantedCalls, since: number): Promise<Search>;
	/** A call of the list in the form of the answer to placing it. */
	restore(client: Client, call: IDataObject): Promise<IDataObject> | IDataObject;
	/** The answer to placing a call as an item shows it. */
	shown(answer: IDataObject): IDataObject;
	/** Makes what reads the calls of one watch. */
	readerOf(client: Client): CallReader;
	/** A call in the form that an item wants. */
	present(client: Client, call: IDataObject, options: WaitOptions): Promise<IDataObject>;
}

/** Calls that are looked for. */
export interface WantedCalls {
	/** Any agent's when left out. */
	agentId?: string;
	numbers: string[];
	/** What marks the call at the vendor. */
	mark?: Mark;
}

/** What a request leaves at the vendor where that keeps something of ours. */
export interface Mark {
	key: string;
	/** Whether the key tells the execution too; after a crash it does not. */
	isLineKnown: boolean;
}

type ReadOptions<Client> = (context: OperationContext<Client>) => WaitOptions | undefined;

/** An item whose call is waited for. */
interface Waiting<Client> {
	context: OperationContext<Client>;
	/** Position among the items that were executed. */
	index: number;
	id: string;
	/** What the item brought so far: the call's ID, or the answer to placing it. */
	known: IDataObject;
	isPlaced: boolean;
	options: WaitOptions;
}

/**
 * The second half of Wait Until Finished, whose first half brings the call's ID: waits for the
 * calls of all items together.
 */
export const finishWaiting =
	<Client extends { identity: string }>(calls: VendorCalls<Client>) =>
	async (executed: Array<ExecutedItem<Client>>): Promise<Outcome[]> =>
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
	async (executed: Array<ExecutedItem<Client>>): Promise<Outcome[]> =>
		await waitForCalls(executed, calls, { isPlaced: true, readOptions });

async function waitForCalls<Client extends { identity: string }>(
	executed: Array<ExecutedItem<Client>>,
	calls: VendorCalls<Client>,
	{ isPlaced, readOptions }: { isPlaced: boolean; readOptions: ReadOptions<Client> },
): Promise<Outcome[]> {
	const waiting = executed.flatMap(({ context, items: [item] }, index): Waiting<Client>[] => {
		const options = readOptions(context);
		const known = item?.json ?? {};
		const id = calls.idOf(known);
		return options && id !== null ? [{ context, index, id, known, isPlaced, options }] : [];
	});
	const outcomes = executed.map(({ items }): Outcome => ({ items }));
	const accounts = new Set(waiting.map(({ context }) => context.client.identity));
	await Promise.all(
		[...accounts].map(async (account) => {
			const group = waiting.filter(({ context }) => context.client.identity === account);
			const results = await watchGroup(group, calls);
			for (const entry of group) {
				const result = results.get(entry.id);
				if (result) outcomes[entry.index] = await outcomeOf(entry, result, calls);
			}
		}),
	);
	return outcomes;
}

/** Watches the calls of one account. A call that several items wait for gets the longest limit. */
async function watchGroup<Client>(
	group: Array<Waiting<Client>>,
	calls: VendorCalls<Client>,
): Promise<Map<string, WatchResult>> {
	const [first] = group;
	if (!first) return new Map();
	const { client, node } = first.context;
	const limits = new Map<string, number>();
	for (const { id, options } of group) {
		limits.set(id, Math.max(limits.get(id) ?? 0, options.timeLimit * MINUTE_MS));
	}
	const fails = (id: string, { kind }: WatchResult) =>
		kind === 'timedOut'
			? group.some((entry) => entry.id === id && entry.options.failsOnTimeout)
			: kind !== 'over';
	return await watchUntilFinished(calls.readerOf(client), {
		limits,
		arePlaced: first.isPlaced,
		// The first item that fails ends the execution, unless the others are to go on.
		endsWatch: node.continueOnFail() ? undefined : fails,
		signal: node.getExecutionCancelSignal(),
	});
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
