import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { hashOf } from '../../shared/triggers/identity';
import { readTime } from '../../shared/triggers/time';
import { answeredBy } from '../api/answeredBy';

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

/** The events that say that a call is over. */
export const ENDS = ['call.completed', 'call.failed'];

/** What the user chooses for every event that has no entry of its own. */
export const OTHER_EVENT = 'other';

/** An event in one shape, whether it came in an envelope or flat. */
export interface TrilletEvent {
	event: string;
	callId: string | null;
	agentId: string | null;
	/**
	 * The event's fields under one spelling each; what is not known is not there. At the end of a
	 * call also `answeredBy`.
	 */
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
	const event = eventName(payload, data);
	if (ENDS.includes(event)) {
		data.answeredBy = answeredBy({ status: event.replace('call.', ''), ...data });
	}
	return {
		event,
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

/** What happens once to each thing of a kind, and under what name its ID may stand. */
const ONCE: Record<string, RegExp> = {
	'call.started': /^callId$/,
	'call.completed': /^callId$/,
	'call.failed': /^callId$/,
	'sms.sent': /^_?id$|^(message|sms)_?s?id$|^sid$/i,
	'sms.delivered': /^_?id$|^(message|sms)_?s?id$|^sid$/i,
	'agent.created': /^(agentId|_?id)$/,
	'flow.created': /^((call_?)?flow_?id|_?id)$/i,
};

const EVENT_ID = /^event_?id$/i;

/** When an event happened; `createdAt` would be of the thing that it happened to. */
const EVENT_TIME =
	/^(event_?)?(time(stamp)?|date)$|^(occurred|sent|delivered|updated|modified|changed|triggered|generated|published)_?(at|on)$/i;

function find(fields: IDataObject, name: RegExp, isGood: (value: unknown) => boolean): unknown {
	return Object.entries(fields).find(([key, value]) => name.test(key) && isGood(value))?.[1];
}

const isId = (value: unknown) =>
	typeof value === 'number' || (typeof value === 'string' && value !== '');

/** The ID of the event, or of what it can happen to only once. */
function idOf({ event, data, body }: TrilletEvent): unknown {
	const isEnvelope = body.data !== undefined;
	const named = Object.hasOwn(ONCE, event) ? ONCE[event] : undefined;
	return (
		find(body, EVENT_ID, isId) ??
		find(data, EVENT_ID, isId) ??
		(isEnvelope ? find(body, /^_?id$/, isId) : undefined) ??
		(named && find(data, named, isId))
	);
}

/** The same text for every delivery of one event; no page shows an ID in payloads. */
export function eventKey(event: TrilletEvent): string {
	const id = idOf(event);
	return `${event.event} ${id === undefined ? hashOf(event.body) : String(id)}`;
}

/** Whether no other event can have the same key, whenever it happens. */
export function isUnique(event: TrilletEvent): boolean {
	if (idOf(event) !== undefined) return true;
	const isTime = (value: unknown) => readTime(value) !== undefined;
	return [event.body, event.data].some((fields) => isTime(find(fields, EVENT_TIME, isTime)));
}

/** What the event is about: every ID in it. */
export const idsOf = ({ data }: TrilletEvent): unknown[] =>
	Object.entries(data).flatMap(([name, value]) =>
		/id$/i.test(name) && isId(value) ? [value] : [],
	);
