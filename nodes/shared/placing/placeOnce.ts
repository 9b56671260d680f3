import { NodeApiError, sleep, type IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../operation';
import type { ApiClient } from '../transport/client';
import type { OperationTypes } from '../transport/vendor';
import type { WhenUnknown } from './fields';
import { isRetry } from './identity';
import { isFree, own } from './memory';

/**
 * How sure it is that a request was carried out:
 * - `confirmed`: its answer says so
 * - `recovered`: its answer was lost, and what it made was found
 * - `unknown`: its answer was lost, and nothing was found
 */
export type Placement = 'confirmed' | 'recovered' | 'unknown';

/** A request that must be carried out once: it rings phones, or costs money. */
export interface Order<Operations, Id extends keyof Operations> {
	/** The contract's operationId. */
	id: Id;
	input: Operations[Id] extends OperationTypes ? Operations[Id]['input'] : never;
	/** The ID of what was made; null when the record has none. */
	idOf(record: IDataObject): string | null;
	/** What may have been made by an unconfirmed request since then, likeliest first. */
	find(since: Date): Promise<IDataObject[]>;
	/** The found record in the form of the request's own answer. */
	restore?(record: IDataObject): Promise<IDataObject> | IDataObject;
	/** What was asked for; stands for the record where there is none. */
	asked: IDataObject;
	whenUnknown: WhenUnknown;
	/** When the first attempt of this execution began. */
	executionStart: Date;
}

/** Lists lag behind: how long to wait before each look. */
const LOOKS_AFTER_MS = [1_000, 3_000, 6_000];
/** How often it is placed at most, where the user wants it placed again. */
const MAX_PLACED = 3;
/** The vendor's clock may be behind ours. */
const CLOCK_SKEW_MS = 60_000;

type Context<Operations extends { [Key in keyof Operations]: OperationTypes }> = Pick<
	OperationContext<ApiClient<Operations>>,
	'client' | 'node' | 'itemIndex'
>;

interface Found {
	record?: IDataObject;
	/** Why looking for it failed. */
	obstacle?: string;
}

const isOutcomeUnknown = (error: unknown): error is NodeApiError =>
	error instanceof NodeApiError && error.context.isOutcomeUnknown === true;

/**
 * Carries out a request once, as far as the vendor makes that possible. After a lost answer it
 * looks for what the request made; only when nothing is found, the user's choice decides.
 * @param earlier what {@link findEarlier} found, which stands for the request
 * @returns the record with its `placement`
 * @throws NodeApiError; `context.isOutcomeUnknown` tells when the request may have been carried out
 */
export async function placeOnce<
	Operations extends { [Key in keyof Operations]: OperationTypes },
	Id extends keyof Operations & string,
>(
	context: Context<Operations>,
	order: Order<Operations, Id>,
	earlier?: IDataObject,
): Promise<IDataObject> {
	const { client, node } = context;
	const finish = (record: IDataObject, placement: Placement): IDataObject => {
		const id = order.idOf(record);
		if (id !== null) own(node, client.identity, id);
		return { ...record, placement };
	};
	if (earlier) return finish(earlier, 'recovered');
	const since = new Date();
	for (let placed = 1; ; placed++) {
		const lost = await client.request(order.id, order.input).then(
			(answer) => {
				const record = answer as IDataObject;
				return order.idOf(record) === null ? client.unconfirmed(order.id) : { record };
			},
			(error: unknown) => {
				if (isOutcomeUnknown(error)) return error;
				throw error;
			},
		);
		if ('record' in lost) return finish(lost.record, 'confirmed');
		const { record, obstacle } = await lookPatiently(
			context,
			async () => await lookUp(context, order, since),
		);
		if (record) return finish(record, 'recovered');
		if (order.whenUnknown === 'continue') {
			return { ...order.asked, placement: 'unknown', notice: lost.message };
		}
		if (order.whenUnknown === 'stop' || placed === MAX_PLACED) throw explain(lost, obstacle);
	}
}

/**
 * What an earlier attempt of this execution made, when this one is a retry.
 * @throws NodeApiError when it cannot be looked for: then nothing may be placed
 */
export async function findEarlier<
	Operations extends { [Key in keyof Operations]: OperationTypes },
	Id extends keyof Operations & string,
>(
	context: Context<Operations>,
	order: Omit<Order<Operations, Id>, 'whenUnknown'>,
): Promise<IDataObject | undefined> {
	return isRetry(context.node) ? await lookUp(context, order, order.executionStart) : undefined;
}

async function lookUp<
	Operations extends { [Key in keyof Operations]: OperationTypes },
	Id extends keyof Operations & string,
>(
	{ client, node, itemIndex }: Context<Operations>,
	{ idOf, find, restore }: Omit<Order<Operations, Id>, 'whenUnknown'>,
	since: Date,
): Promise<IDataObject | undefined> {
	const candidates = await find(new Date(since.getTime() - CLOCK_SKEW_MS));
	const record = candidates.find((candidate) => {
		const id = idOf(candidate);
		return id === null || isFree(node, itemIndex, client.identity, id);
	});
	return record && restore ? await restore(record) : record;
}

/** Looks a few times, because what was just made may not be listed yet. */
async function lookPatiently<Operations extends { [Key in keyof Operations]: OperationTypes }>(
	{ node }: Context<Operations>,
	lookUp: () => Promise<IDataObject | undefined>,
): Promise<Found> {
	const signal = node.getExecutionCancelSignal();
	for (const delay of LOOKS_AFTER_MS) {
		await sleep(delay, signal);
		try {
			const record = await lookUp();
			if (record) return { record };
		} catch (error) {
			signal?.throwIfAborted();
			return { obstacle: (error as Error).message };
		}
	}
	return {};
}

/** Adds to the error what looking for it brought. */
function explain(error: NodeApiError, obstacle: string | undefined): NodeApiError {
	const search =
		obstacle === undefined
			? 'The node looked for it and found nothing.'
			: `The node could not look for it: ${obstacle}.`;
	error.description = `${search} ${error.description ?? ''}`.trim();
	return error;
}
