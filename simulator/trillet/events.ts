/** Events of the development guide and of the introduction page. */
export const CALL_EVENTS = ['call.started', 'call.completed', 'call.failed'] as const;
export const OTHER_EVENTS = [
	'sms.sent',
	'sms.delivered',
	'agent.created',
	'agent.updated',
	'flow.created',
	'flow.updated',
] as const;
export type CallEventName = (typeof CALL_EVENTS)[number];
export type EventName = CallEventName | (typeof OTHER_EVENTS)[number];

export const EVENTS: readonly EventName[] = [...CALL_EVENTS, ...OTHER_EVENTS];

export function isKnownEvent(event: string): event is EventName {
	return EVENTS.some((name) => name === event);
}
