import { wantsMetadata, withMetadata } from '../../../shared/metadata';
import { canActAfterTimeLimit, fallAsleep, resumeUrl } from '../../../shared/sleep';
import type { OperationContext, OperationItem } from '../../../shared/operation';
import type { WhenUnknown } from '../../../shared/placing/fields';
import type { Origin } from '../../../shared/placing/identity';
import { placeOnce } from '../../../shared/placing/placeOnce';
import type { TrilletClient } from '../../api/client';
import { startOrder, type StartCallBody } from './place';
import { simplifyCall, withCallId } from './simplify';

const MINUTE_MS = 60_000;

/** For the item that goes on after the time limit where nothing can look the call up. */
const CANNOT_LOOK_UP =
	'The time limit is over, and this version of n8n runs nothing then: On Timeout has no effect before n8n 2. Call > Get tells what became of the call.';

/** A call to place, as it can be handed to another execution. */
export interface SleepRequest {
	body: StartCallBody;
	/** The time limit, after which the call goes on as it was placed, with `timedOut`. */
	minutes: number;
	whenUnknown: WhenUnknown;
	origin: Origin;
}

/**
 * Places a call whose callback wakes this execution, and lets it sleep.
 * @returns items only when it does not sleep, because nobody knows whether there is a call
 * @throws NodeApiError when the call was not placed, or may not have been
 */
export async function placeAndSleep(
	context: OperationContext<TrilletClient>,
	{ body, minutes, whenUnknown, origin }: SleepRequest,
): Promise<OperationItem[]> {
	const { client, node, itemIndex } = context;
	const callback_url = resumeUrl(node, itemIndex);
	const order = startOrder(client, { ...body, callback_url }, origin);
	const answer = await placeOnce(context, { ...order, whenUnknown });
	if (answer.placement === 'unknown') return [{ json: answer }];
	const placed = {
		...withCallId(answer),
		status: 'in-progress',
		toNumber: body.to,
		agent: body.call_agent_id,
	};
	const item = {
		json: {
			...simplifyCall(placed),
			placement: answer.placement,
			timedOut: true,
			...(!canActAfterTimeLimit() && { nextStep: CANNOT_LOOK_UP }),
		},
	};
	await fallAsleep(node, new Date(Date.now() + minutes * MINUTE_MS), {
		...(wantsMetadata(node, itemIndex) ? withMetadata(item, client) : item),
		pairedItem: { item: itemIndex },
	});
	return [];
}
