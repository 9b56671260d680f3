import type { components } from './generated/contract';

export type EventName = components['schemas']['EventName'];

/** All events (docs.klen.ai/api-reference/webhooks/overview). */
export const events: Array<{ name: string; value: EventName; description: string }> = [
	{
		name: 'Calendar Event Cancelled',
		value: 'calendar.cancelled',
		description: 'A calendar event was cancelled',
	},
	{
		name: 'Calendar Event Completed',
		value: 'calendar.completed',
		description: 'A calendar event took place',
	},
	{
		name: 'Calendar Event Created',
		value: 'calendar.created',
		description: 'A calendar event was created, by a person or by an agent',
	},
	{
		name: 'Calendar Event Reminder',
		value: 'calendar.reminder',
		description: 'A reminder of a calendar event was sent',
	},
	{
		name: 'Calendar Event Updated',
		value: 'calendar.updated',
		description: 'A calendar event was changed',
	},
	{ name: 'Call Ended', value: 'call.ended', description: 'A call was completed normally' },
	{
		name: 'Call Failed',
		value: 'call.failed',
		description: 'A call did not connect or ended prematurely',
	},
	{
		name: 'Call Recording Available',
		value: 'call.recording',
		description: 'The recording of a call can be downloaded',
	},
	{ name: 'Call Started', value: 'call.started', description: 'A call connected' },
	{
		name: 'Call Summary Available',
		value: 'call.summary',
		description: 'The AI summary of a call was generated',
	},
	{
		name: 'Call Transcript Available',
		value: 'call.transcript',
		description: 'The transcript of a call was generated',
	},
];

export const isCallEvent = (name: string) => name.startsWith('call.');
