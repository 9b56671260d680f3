/** The vendor's events, in the order in which a call sends its own. */
export const CALL_EVENTS = [
	'call.started',
	'call.ended',
	'call.failed',
	'call.transcript',
	'call.summary',
	'call.recording',
] as const;
export const CALENDAR_EVENTS = [
	'calendar.created',
	'calendar.updated',
	'calendar.cancelled',
	'calendar.completed',
	'calendar.reminder',
] as const;
export type CallEventName = (typeof CALL_EVENTS)[number];
export type CalendarEventName = (typeof CALENDAR_EVENTS)[number];
export type EventName = CallEventName | CalendarEventName;
