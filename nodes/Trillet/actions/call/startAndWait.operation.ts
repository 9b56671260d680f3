import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { callingHoursFields } from '../../../shared/calls/callingHours';
import { callOptions, WHO_CALLS_AGAIN } from '../../../shared/calls/options';
import type { Once } from '../../../shared/calls/once';
import { followUp } from '../../../shared/calls/callAgain';
import { placeCall, showCall } from '../../../shared/calls/placeCall';
import { finishPlacing } from '../../../shared/calls/waitForCalls';
import { formerSection, optionsField } from '../../../shared/fields/options';
import { simplifyField } from '../../../shared/fields/simplify';
import { onTimeoutField, timeLimitField, type WaitOptions } from '../../../shared/fields/wait';
import { asObject } from '../../../shared/json';
import { wantsMetadata, withMetadata } from '../../../shared/node/metadata';
import {
	toItems,
	type Deferral,
	type Operation,
	type OperationContext,
	type OperationItem,
} from '../../../shared/node/operation';
import { AT_ONCE, putToWait, resumeUrl, supportsSubWorkflowWait } from '../../../shared/node/steps';
import { requireEncrypted } from '../../../shared/triggers/activation';
import { analysisOf, answeredBy } from '../../api/answeredBy';
import { findCall } from '../../api/callHistory';
import { isOver } from '../../api/callStatus';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { callIdOf } from '../../api/placedCalls';
import { callbackUrl } from './callback';
import { metadataField, prepareStart, startFields, type StartRequest } from './fields';
import { fromNumberField } from './fromNumber';
import { simplifyCall, withCallId } from './simplify';
import { markedCalls, requestsAroundCalls } from './waiting';

const MINUTE_MS = 60_000;

/** For the item that goes on after the time limit where nothing can look the call up. */
const CANNOT_LOOK_UP =
	'The time limit is over, and this version of n8n runs nothing then: On Timeout has no effect before n8n 2. Call > Get tells what became of the call.';

/** A request that waits for its callback. */
interface SleepRequest extends StartRequest {
	wait: WaitOptions;
	/** A call that an earlier attempt placed; its callback went to that attempt. */
	watched?: { call: IDataObject; deadline: number; pauseMs: number };
}

/** Between two looks at a call that nobody calls back for; each pause is twice as long. */
const FIRST_PAUSE_MS = MINUTE_MS;

/**
 * Places a call and sleeps until it is over, as the call's own callback says.
 *
 * The sleep is in an execution of its own, so that the call can be looked up when no callback
 * came; see {@link supportsSubWorkflowWait}. An older n8n sleeps in place, and after the time limit
 * goes on with the call as it was placed.
 */
export const startAndWait: Operation<TrilletClient> = {
	name: 'Start and Wait for Completion',
	value: 'startAndWait',
	action: 'Start a call and wait for its end',
	description:
		'Let an AI agent call a phone number now, and go on when the call is over. A real phone rings, and the call is charged.',
	takesOneItem: true,
	consequence: `A real phone rings, and the call is charged, even in Development. ${WHO_CALLS_AGAIN}`,
	requests: ['startCall'],
	bodyOf: ['startCall'],
	optionalRequests: requestsAroundCalls,
	properties: [
		{
			displayName:
				'The execution sleeps until Trillet AI calls back, so this n8n must be reachable from the internet. It takes one item at a time: for several, put a Loop Over Items node in front.',
			name: 'waitNotice',
			type: 'notice',
			default: '',
		},
		...startFields,
		{
			...timeLimitField,
			default: 70,
			description: 'How long to wait at most; a call lasts an hour at most, as a rule',
		},
		onTimeoutField,
		simplifyField,
		...callingHoursFields(),
		optionsField([fromNumberField, ...callOptions, metadataField]),
		formerSection('additionalFields'),
	],
	async prepare(context) {
		const { parameters, node, itemIndex } = context;
		requireEncrypted(node, resumeUrl(node, itemIndex), await node.getCredentials('trilletApi'));
		const wait = {
			timeLimit: parameters.wholeNumber(timeLimitField.name, 1),
			failsOnTimeout: parameters.choice(onTimeoutField.name, ['continue', 'error']) === 'error',
			simplify: parameters.flag(simplifyField.name),
			includeDetails: false,
		};
		return { ...(await prepareStart(context, { wait })), wait } satisfies SleepRequest;
	},
	async carryOut(context, request: SleepRequest) {
		const { node, itemIndex, step } = context;
		if (request.watched) return await watch(context, request, request.watched.call);
		const found = async (call: IDataObject) => await watch(context, request, call);
		// In a step of its own something can run after the time limit.
		if (!step && supportsSubWorkflowWait()) {
			const send = async () => await Promise.resolve({ until: AT_ONCE });
			return await placeCall(context, markedCalls, request, { send, found });
		}
		const body = { ...request.input.body, callback_url: callbackUrl(node, itemIndex) };
		return await placeCall(
			context,
			markedCalls,
			{ ...request, input: { ...request.input, body } as StartRequest['input'] },
			{ send: async (call) => await placeAndSleep(context, request, call), found },
		);
	},
	async resume(context) {
		const item = asObject(context.node.getInputData()[context.itemIndex]?.json);
		const settled = await settle(context, item, (context.request as SleepRequest).wait);
		return settled ? goOn(context, settled) : [];
	},
	// Where nothing can sleep without a callback, a call that was found is watched in this execution.
	finish: finishPlacing(
		{
			...markedCalls,
			idOf: (call) => (typeof call.timedOut === 'boolean' ? null : callIdOf(call)),
		},
		({ request }) => (request as SleepRequest | undefined)?.wait,
	),
};

/**
 * Places a call whose callback wakes this execution, and lets it sleep.
 * @returns items only when it does not sleep, because nobody knows whether there is a call
 */
async function placeAndSleep(
	{ client, node, itemIndex, parameters }: OperationContext<TrilletClient>,
	request: SleepRequest,
	call: Once<TrilletOperations, 'startCall'>,
): Promise<OperationItem[]> {
	const answer = await call.send();
	if (answer.placement === 'unknown') return toItems(showCall(markedCalls, request, answer));
	const { wait } = request;
	const item = {
		json: {
			...showCall(markedCalls, { ...request, simplify: true }, answer),
			status: 'in-progress',
			timedOut: true,
			...(!supportsSubWorkflowWait() && { nextStep: CANNOT_LOOK_UP }),
		},
	};
	await putToWait(node, new Date(Date.now() + wait.timeLimit * MINUTE_MS), {
		...(wantsMetadata(parameters) ? withMetadata(item, client) : item),
		pairedItem: { item: itemIndex },
	});
	return [];
}

/** Looks at a call that an earlier attempt placed, and sleeps until the next look while it lasts. */
async function watch(
	context: OperationContext<TrilletClient>,
	request: SleepRequest,
	call: IDataObject,
): Promise<OperationItem[] | Deferral> {
	if (!supportsSubWorkflowWait()) return toItems(showCall(markedCalls, request, call));
	const { wait } = request;
	const now = Date.now();
	const { deadline = now + wait.timeLimit * MINUTE_MS, pauseMs = FIRST_PAUSE_MS } =
		request.watched ?? {};
	const item = { ...withCallId(call), toNumber: request.number, agent: request.agentId };
	const settled = await settle(context, { ...item, timedOut: true }, wait, now < deadline);
	if (settled) return goOn({ ...context, request }, settled);
	const watched = { call, deadline, pauseMs: 2 * pauseMs };
	return { until: new Date(Math.min(now + pauseMs, deadline)), request: { ...request, watched } };
}

/** Calls again when nobody answered, as the user wants it. */
function goOn(context: OperationContext<TrilletClient>, item: OperationItem) {
	const { timedOut } = item.json;
	// No call was placed, or nobody knows.
	if (timedOut === undefined) return [item];
	return followUp(context, markedCalls, timedOut ? undefined : item.json, [item]);
}

/**
 * Hands on what the callback brought. When the time limit was over first, it looks the call up once
 * before giving up.
 * @param mayLast whether a call that goes on is waited for further
 * @returns undefined while it is
 */
async function settle(
	{ client, node, itemIndex }: OperationContext<TrilletClient>,
	item: IDataObject,
	{ failsOnTimeout, simplify }: Partial<WaitOptions>,
	mayLast = false,
): Promise<OperationItem | undefined> {
	const callId = callIdOf(item);
	if (item.timedOut !== true) return { json: await withAnswer(client, item, callId) };
	const call = callId === null ? undefined : await findCall(client, callId);
	const timedOut = !isOver(call ?? {});
	if (timedOut && mayLast) return undefined;
	if (timedOut && failsOnTimeout) {
		throw new NodeOperationError(
			node.getNode(),
			`The call ${callId ?? ''} did not end within the time limit`,
			{
				description: `Its callback did not come, and the call history ${call ? `says "${String(call.status)}"` : 'does not have it'}. Raise Time Limit, and check that Trillet AI can reach this n8n. Call > Get shows later what became of the call.`,
				itemIndex,
			},
		);
	}
	const state =
		call && !simplify ? { ...call, answeredBy: answeredBy(call) } : simplifyCall(call ?? item);
	const { placement } = item;
	return { json: { ...state, ...(placement !== undefined && { placement }), timedOut } };
}

/**
 * What the callback brought, with who answered: the documented payload has no analysis, so the call
 * history is read for it. A history that cannot be read takes nothing away.
 */
async function withAnswer(
	client: TrilletClient,
	item: IDataObject,
	callId: string | null,
): Promise<IDataObject> {
	if (callId === null || item.answeredBy !== 'unknown') return item;
	const call = await findCall(client, callId).catch(() => undefined);
	if (!call) return item;
	const analyzedData = item.analyzedData ?? analysisOf(call);
	return { ...item, answeredBy: answeredBy(call), analyzedData };
}
