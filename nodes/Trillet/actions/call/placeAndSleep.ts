import { fallAsleep, resumeUrl } from '../../../shared/sleep';
import type { OperationContext } from '../../../shared/operation';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { simplifyCall, withCallId } from './simplify';

export type StartCallBody = NonNullable<TrilletOperations['startCall']['input']['body']>;

const MINUTE_MS = 60_000;

/**
 * Places a call whose callback wakes this execution, and lets it sleep.
 * @param minutes the time limit, after which the call goes on as it was placed, with `timedOut`
 * @throws NodeApiError when the call was not placed, or may not have been
 */
export async function placeAndSleep(
	{ client, node, itemIndex }: OperationContext<TrilletClient>,
	id: 'startCall',
	body: StartCallBody,
	minutes: number,
): Promise<void> {
	const callback_url = resumeUrl(node, itemIndex);
	const answer = await client.request(id, { body: { ...body, callback_url } });
	const placed = {
		...withCallId(answer),
		status: 'in-progress',
		toNumber: body.to,
		agent: body.call_agent_id,
	};
	await fallAsleep(node, new Date(Date.now() + minutes * MINUTE_MS), {
		json: { ...simplifyCall(placed), timedOut: true },
		pairedItem: { item: itemIndex },
	});
}
