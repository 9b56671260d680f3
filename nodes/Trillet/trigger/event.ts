import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../shared/transport/errors';

/** Events of the best-practices page, and after those the four of the introduction page. */
export const EVENTS = [
	'call.started',
	'call.completed',
	'call.failed',
	'sms.sent',
	'sms.delivered',
	'agent.created',
	'agent.updated',
	'flow.created',
	'flow.updated',
] as const;

/** What the user chooses for every event that has no entry of its own. */
export const OTHER_EVENT = 'other';

/** An event in one shape, whether it came in an envelope or flat. */
export interface TrilletEvent {
	event: string;
	callId: string | null;
	agentId: string | null;
	/** The event's fields under one spelling each; what is not known is not there. */
	data: IDataObject;
	/** The payload as it came. */
	body: IDataObject;
}

/**
 * Spellings of one field, seen in the documentation and with receivers in the wild. The first
 * is ours; fields that are not listed pass through as they are.
 */
const SPELLINGS: Record<string, string[]> = {
	callId: ['callId', 'call_id'],
	agentId: ['agentId', 'agent_id', 'call_agent_id'],
	status: ['status', 'call_status'],
	duration: ['duration', 'durationSeconds', 'call_duration'],
	direction: ['direction', 'call_direction'],
	fromNumber: ['fromNumber', 'from', 'fromPhoneNumber', 'callerNumber', 'caller_number'],
	toNumber: ['toNumber', 'to', 'toPhoneNumber'],
	summary: ['summary', 'call_summary'],
	transcript: ['transcript', 'call_transcript'],
	recordingUrl: ['recordingUrl', 'recording_url', 'recording'],
	dynamicVariables: ['dynamicVariables', 'dynamic_variables'],
};

function normalise(fields: IDataObject): IDataObject {
	const result: IDataObject = { ...fields };
	for (const [name, spellings] of Object.entries(SPELLINGS)) {
		const found = spellings.find((spelling) => fields[spelling] !== undefined);
		if (found === undefined) continue;
		for (const spelling of spellings) delete result[spelling];
		result[name] = fields[found];
	}
	// A transcript object carries what other payloads have beside it.
	const transcript = asObject(result.transcript);
	result.summary ??= transcript.summary;
	result.recordingUrl ??= transcript.recordingUrl;
	return Object.fromEntries(
		Object.entries(result).filter(([, value]) => value !== undefined),
	) as IDataObject;
}

/** Flat bodies often name no event; the end of a call can be told by its status. */
function eventName(payload: IDataObject, data: IDataObject): string {
	const named = payload.event ?? payload.event_type ?? payload.type;
	if (typeof named === 'string') return named;
	const status = String(data.status ?? '');
	return status === 'completed' || status === 'failed' ? `call.${status}` : OTHER_EVENT;
}

const textOrNull = (value: unknown) =>
	value === undefined || value === null ? null : String(value);

/**
 * Reads a payload: `{event, data}` (docs.trillet.ai/documentation/best-practices) or flat, as
 * per-call and per-flow callbacks send it.
 * @returns undefined when it is no JSON object
 */
export function readEvent(body: unknown): TrilletEvent | undefined {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	const payload = body as IDataObject;
	const isEnvelope = Object.keys(asObject(payload.data)).length > 0;
	const data = normalise(isEnvelope ? asObject(payload.data) : payload);
	delete data.event;
	return {
		event: eventName(payload, data),
		callId: textOrNull(data.callId),
		agentId: textOrNull(data.agentId),
		data,
		body: payload,
	};
}

/** Whether the user chose this event. */
export function isChosen({ event }: TrilletEvent, chosen: string[]): boolean {
	const isListed = EVENTS.some((name) => name === event);
	return chosen.includes(isListed ? event : OTHER_EVENT);
}

/** Of these a call has one each. */
const ONCE_PER_CALL = new Set(['call.started', 'call.completed', 'call.failed']);

/** The same text for every delivery of one event; payloads carry no event ID. */
export function eventKey({ event, callId, body }: TrilletEvent): string {
	if (callId && ONCE_PER_CALL.has(event)) return `${event} ${callId}`;
	return `${event} ${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
}
