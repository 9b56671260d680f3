import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { hashOf } from '../../shared/triggers/identity';
import { readTime, timeText } from '../../shared/triggers/time';
import { answeredBy, endedReasonOf } from '../api/answeredBy';
import { isCallEvent } from '../api/events';

/** An event in one shape, whichever spelling Klen AI used. */
export interface KlenEvent {
	eventType: string;
	timestamp: string | null;
	call?: IDataObject;
	calendarEvent?: IDataObject;
	contact?: IDataObject;
	/** The payload as it came. */
	body: IDataObject;
}

const orNull = (...values: unknown[]) =>
	(values.find((value) => value !== undefined && value !== '') ?? null) as IDataObject;

/** One shape for the agent; call events write it flat, calendar events as `ai_agent`. */
function agentOf(id: unknown, name: unknown, assistantId: unknown): IDataObject {
	return { id: orNull(id), assistant_id: orNull(assistantId), name: orNull(name) };
}

/** A number, or the digits of one that is too large for JavaScript. */
const isNumber = (id: unknown) => /^-?\d{16,}$/.test(String(id)) || typeof id === 'number';

function readCall(call: IDataObject): IDataObject {
	const agent = asObject(call.agent);
	return {
		call_id: orNull(call.klen_call_id, call.call_id, isNumber(call.id) ? undefined : call.id),
		id: orNull(isNumber(call.id) ? call.id : undefined),
		status: orNull(call.status),
		type: orNull(call.type),
		phone_number: orNull(call.phone_number),
		agent: agentOf(
			call.agent_id ?? agent.id,
			call.agent_name ?? agent.name,
			call.assistant_id ?? agent.assistant_id,
		),
		started_at: orNull(call.started_at),
		ended_at: orNull(call.ended_at),
		duration_seconds: orNull(call.duration_seconds, call.duration),
		failure_reason: orNull(endedReasonOf(call)),
		answeredBy: answeredBy(call),
		summary: orNull(call.summary),
		transcript: orNull(call.transcript),
		recording_url: orNull(call.recording_url),
	};
}

function readCalendarEvent(event: IDataObject): IDataObject {
	const agent = asObject(event.ai_agent);
	return {
		...event,
		agent: agentOf(agent.id, agent.name, agent.assistant_id),
		cancellation_reason: orNull(event.cancellation_reason, event.reason),
	};
}

/**
 * Reads a payload (docs.klen.ai/api-reference/webhooks/call-events and calendar-events).
 * @returns undefined when it is no event
 */
export function readEvent(body: unknown): KlenEvent | undefined {
	const payload = asObject(body);
	const { event_type: eventType } = payload;
	if (typeof eventType !== 'string') return undefined;
	const call = asObject(payload.call);
	const contact = asObject(call.contact ?? payload.contact);
	return {
		eventType,
		timestamp: timeText(payload.timestamp),
		...(isCallEvent(eventType)
			? { call: readCall(call) }
			: { calendarEvent: readCalendarEvent(asObject(payload.calendar_event)) }),
		...(Object.keys(contact).length > 0 && { contact }),
		body: payload,
	};
}

/** Events that happen to a calendar event more than once. */
const REPEATABLE = new Set([
	'calendar.updated',
	'calendar.reminder',
	'calendar.cancelled',
	'calendar.completed',
]);

function idOf({ call, calendarEvent }: KlenEvent): unknown {
	return call ? (call.call_id ?? call.id) : (calendarEvent?.uuid ?? calendarEvent?.id);
}

/** What the event is about: its call or calendar event. */
export function idsOf(event: KlenEvent): unknown[] {
	const id = idOf(event) ?? null;
	return id === null ? [] : [id];
}

const happensOnce = (event: KlenEvent) =>
	idsOf(event).length > 0 && !REPEATABLE.has(event.eventType);

/**
 * The same text for every delivery of one event. Payloads carry no event ID, so it is made of
 * the type and the ID of the call or calendar event, and where the same may happen again, even
 * within the second that the timestamp tells, of everything that the payload says.
 */
export function eventKey(event: KlenEvent): string {
	return [
		event.eventType,
		...idsOf(event).map(String),
		...(happensOnce(event) ? [] : [hashOf(event.body)]),
	].join(' ');
}

/** Whether no other event can have the same key, whenever it happens. */
export const isUnique = (event: KlenEvent): boolean =>
	happensOnce(event) || readTime(event.timestamp) !== undefined;
