import type {
	IDataObject,
	IExecuteFunctions,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { asObject } from '../../../shared/json';
import { readStep, resumeUrl } from '../../../shared/node/steps';
import type { WaitOptions } from '../../../shared/fields/wait';
import { answeredBy } from '../../api/answeredBy';
import { isOver, statusOf } from '../../api/callStatus';
import { ENDS, EVENTS, readEvent, type TrilletEvent } from '../../trigger/event';
import { isToken, newToken, tokenHash } from '../../../shared/triggers/token';
import { callIdOf } from '../../api/placedCalls';
import { simplifyCall } from './simplify';

/** The address that wakes a sleeping execution; n8n adds a token of the execution to it. */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		path: '',
		restartWebhook: true,
	},
];

/** Where the callback's address and the execution that waits for it keep a token of ours. */
const TOKEN = 'callbackToken';

/**
 * Where the end of a call wakes this execution. On n8n 1 everybody who guesses the number of an
 * execution can call its resume URL, so the address carries a token of ours.
 */
export function callbackUrl(node: IExecuteFunctions, itemIndex: number): string {
	const token = newToken();
	node.getContext('node')[TOKEN] = tokenHash(token);
	const url = new URL(resumeUrl(node, itemIndex));
	url.searchParams.set(TOKEN, token);
	return url.toString();
}

/** Whether a callback came to the address that the call was given. */
function isAuthentic(webhook: IWebhookFunctions): boolean {
	const name = JSON.stringify(webhook.getNode().name);
	const hash = webhook.evaluateExpression(`{{ $node[${name}].context.${TOKEN} }}`);
	return isToken(asObject(webhook.getQueryData())[TOKEN], String(hash ?? ''));
}

/**
 * Whether a callback says that the call is over: by its name, and by what it holds where nobody
 * documented the name.
 * @param callId the call that is waited for; null when its ID is not known
 */
export function endsCall({ event, data, ...about }: TrilletEvent, callId: string | null): boolean {
	// A late repeat for the call before, which had the same address.
	if (about.callId !== null && callId !== null && about.callId !== callId) return false;
	if (ENDS.includes(event)) return true;
	return !EVENTS.some((name) => name === event) && isOver(data);
}

/** What the event says in words of ours; null where neither its status nor its name tells. */
function outcomeOf({ event, data }: TrilletEvent): string | null {
	return statusOf(data.status) ?? (ENDS.includes(event) ? event.replace('call.', '') : null);
}

/**
 * Receives the callback of a call while Start and Wait for Completion sleeps. Only the end of
 * that call wakes the execution; everything else is answered 200 and left alone.
 */
export async function receiveCallback(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (!isAuthentic(this)) {
		this.getResponseObject().status(401).json({ message: 'The token is missing or wrong' });
		return { noWebhookResponse: true };
	}
	const event = readEvent(this.getBodyData());
	const placed = asObject(this.evaluateExpression('{{ $json }}'));
	if (!event || !endsCall(event, callIdOf(placed))) return {};
	const request = readStep(this)?.resumed?.request as { wait: WaitOptions } | undefined;
	const ended = { ...event.data, status: outcomeOf(event) };
	if (!(request?.wait.simplify ?? this.getNodeParameter('simplify'))) {
		const { _meta } = placed;
		const answer = { answeredBy: answeredBy(ended), timedOut: false };
		return { workflowData: [[{ json: { ...event.body, ...answer, ...(_meta && { _meta }) } }]] };
	}
	const told = Object.entries(simplifyCall(ended)).filter(([, value]) => value !== null);
	const json = {
		...placed,
		...Object.fromEntries(told),
		status: ended.status,
		timedOut: false,
	} as IDataObject;
	return { workflowData: [[{ json }]] };
}
