import type { IDataObject } from 'n8n-workflow';
import type { Origin } from '../../../shared/placing/identity';
import type { Order } from '../../../shared/placing/placeOnce';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { CORRELATION_FIELD, findPlacedCalls } from '../../api/placedCalls';
import { callIdOf } from './simplify';

type BodyOf<Id extends 'startCall' | 'sendCall'> = NonNullable<
	TrilletOperations[Id]['input']['body']
>;
export type StartCallBody = BodyOf<'startCall'>;

type CallOrder<Id extends keyof TrilletOperations> = Omit<
	Order<TrilletOperations, Id>,
	'whenUnknown'
>;

/** A call of the history in the form of the answer to placing it. */
const restore = (call: IDataObject): IDataObject => ({
	status: 'success',
	callId: callIdOf(call),
	...(call._id !== undefined && { _id: call._id }),
});

/** How to start a call once: an ID of ours in its metadata finds it again. */
export function startOrder(
	client: TrilletClient,
	body: StartCallBody,
	{ correlationId, isFindable, executionStart }: Origin,
): CallOrder<'startCall'> {
	const call = {
		agentId: body.call_agent_id,
		numbers: [body.to],
		...(isFindable && { correlationId }),
	};
	const metadata = { ...body.metadata, [CORRELATION_FIELD]: correlationId };
	return {
		id: 'startCall',
		input: { body: { ...body, metadata } },
		asked: { toNumber: body.to, agentId: body.call_agent_id },
		idOf: callIdOf,
		find: async (since) => await findPlacedCalls(client, call, since),
		restore,
		executionStart,
	};
}

/** How to send a call once: it has no metadata, so its agent and number find it again. */
export function sendOrder(
	client: TrilletClient,
	body: BodyOf<'sendCall'>,
	{ executionStart }: Origin,
): CallOrder<'sendCall'> {
	const call = { agentId: body.agentId, numbers: [body.toNumber] };
	return {
		id: 'sendCall',
		input: { body },
		asked: body,
		idOf: callIdOf,
		find: async (since) => await findPlacedCalls(client, call, since),
		restore,
		executionStart,
	};
}
