import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { readStep } from '../../../shared/steps';
import { asObject } from '../../../shared/transport/errors';
import { isOver, statusOf } from '../../api/callStatus';
import { readEvent, type TrilletEvent } from '../../trigger/event';
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

const ENDS = ['call.completed', 'call.failed'];

/** What only a body about a call that is over holds; flat bodies may name no event and no status. */
const RESULTS = ['summary', 'transcript', 'recordingUrl', 'conversation_data'];

/**
 * Whether a callback says that the call is over.
 * @param callId the call that is waited for; null when its ID is not known
 */
export function endsCall({ event, data, ...about }: TrilletEvent, callId: string | null): boolean {
	// A late repeat for the call before, which had the same address.
	if (about.callId !== null && callId !== null && about.callId !== callId) return false;
	if (ENDS.includes(event) || isOver(data.status)) return true;
	const isSilent = event === 'other' && data.status === undefined;
	return isSilent && RESULTS.some((name) => data[name] !== undefined && data[name] !== null);
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
	const event = readEvent(this.getBodyData());
	const placed = asObject(this.evaluateExpression('{{ $json }}'));
	if (!event || !endsCall(event, callIdOf(placed))) return {};
	const { settings } = readStep(this) ?? {};
	if (!(settings?.simplify ?? this.getNodeParameter('simplify'))) {
		const { _meta } = placed;
		return {
			workflowData: [[{ json: { ...event.body, timedOut: false, ...(_meta && { _meta }) } }]],
		};
	}
	const told = Object.entries(simplifyCall(event.data)).filter(([, value]) => value !== null);
	const json = {
		...placed,
		...Object.fromEntries(told),
		status: outcomeOf(event),
		timedOut: false,
	} as IDataObject;
	return { workflowData: [[{ json }]] };
}
