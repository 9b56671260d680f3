import type { INodeProperties } from 'n8n-workflow';
import type { BodyField } from '../../../shared/fields/bodyFields';
import type { components } from '../../api/generated/contract';
import { agentByDatabaseId } from '../agent/locator';

type EventType = components['schemas']['CalendarEventType'];

const eventTypes: Array<{ name: string; value: EventType }> = [
	{ name: 'Appointment', value: 'appointment' },
	{ name: 'Busy', value: 'busy' },
	{ name: 'Meeting', value: 'meeting' },
	{ name: 'Video Call', value: 'video_call' },
	{ name: 'Voice Call', value: 'voice_call' },
];

export const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Product demonstration',
	description: 'What the event is about',
};

export const start: INodeProperties = {
	displayName: 'Start',
	name: 'start',
	type: 'dateTime',
	default: '',
	description: 'When the event begins, in the time zone of the workflow',
};

export const end: INodeProperties = {
	displayName: 'End',
	name: 'end',
	type: 'dateTime',
	default: '',
	description: 'When the event ends, in the time zone of the workflow',
};

/** What create and update have in common besides title and times. */
export const commonFields: Array<BodyField<components['schemas']['CalendarEventFields']>> = [
	{
		property: {
			...agentByDatabaseId,
			required: false,
			description: 'The AI agent that the event belongs to',
		},
		read: (fields, name) => ({ ai_agent_id: fields.recordNumber(name) }),
	},
	{
		property: {
			displayName: 'Customer Email',
			name: 'customerEmail',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description: 'Where Klen AI sends notifications about the event',
		},
		read: (fields, name) => ({ customer_email: fields.text(name) }),
	},
	{
		property: {
			displayName: 'Customer Name',
			name: 'customerName',
			type: 'string',
			default: '',
			placeholder: 'e.g. John Doe',
		},
		read: (fields, name) => ({ customer_name: fields.text(name) }),
	},
	{
		property: {
			displayName: 'Customer Notes',
			name: 'customerNotes',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Prefers mornings',
		},
		read: (fields, name) => ({ customer_notes: fields.text(name) }),
	},
	{
		property: {
			displayName: 'Customer Phone',
			name: 'customerPhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +15551234567',
			description: 'Phone number of the customer, best in E.164 format',
		},
		read: (fields, name) => ({ customer_phone: fields.text(name) }),
	},
	{
		property: {
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Walk through the new dashboard',
		},
		read: (fields, name) => ({ description: fields.text(name) }),
	},
	{
		property: {
			displayName: 'Event Type',
			name: 'eventType',
			type: 'options',
			options: eventTypes,
			default: 'meeting',
		},
		read: (fields, name) => ({
			event_type: fields.choice(
				name,
				eventTypes.map(({ value }) => value),
			),
		}),
	},
	{
		property: {
			displayName: 'Location',
			name: 'location',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1 Main Street, Springfield',
		},
		read: (fields, name) => ({ location: fields.text(name) }),
	},
	{
		property: {
			displayName: 'Remind Before (Minutes)',
			name: 'remindBeforeMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description: 'How long before the start the reminder is sent',
		},
		read: (fields, name) => ({ remind_before_minutes: fields.wholeNumber(name, 0) }),
	},
	{
		property: {
			displayName: 'Reminder',
			name: 'isReminderEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether a reminder is sent before the event',
		},
		read: (fields, name) => ({ is_reminder_enabled: fields.flag(name) }),
	},
	{
		property: {
			displayName: 'Send Notifications',
			name: 'sendNotifications',
			type: 'boolean',
			default: true,
			description: 'Whether Klen AI tells the customer about this',
		},
		read: (fields, name) => ({ send_notifications: fields.flag(name) }),
	},
	{
		property: {
			displayName: 'Sync External Calendars',
			name: 'syncExternalCalendars',
			type: 'boolean',
			default: true,
			description: 'Whether connected calendars (Google, Outlook, GoHighLevel) follow',
		},
		read: (fields, name) => ({ sync_external_calendars: fields.flag(name) }),
	},
	{
		property: {
			displayName: 'Team ID',
			name: 'teamId',
			type: 'number',
			default: 0,
			description: 'Database ID of the team that the event belongs to',
		},
		read: (fields, name) => ({ team_id: fields.wholeNumber(name, 1) }),
	},
	{
		property: {
			displayName: 'Video Conference',
			name: 'hasVideoConference',
			type: 'boolean',
			default: true,
			description: 'Whether the event takes place as a video conference',
		},
		read: (fields, name) => ({ has_video_conference: fields.flag(name) }),
	},
	{
		property: {
			displayName: 'Video Conference Provider',
			name: 'videoConferenceProvider',
			type: 'string',
			default: '',
			placeholder: 'e.g. google_meet',
		},
		read: (fields, name) => ({ video_conference_provider: fields.text(name) }),
	},
	{
		property: {
			displayName: 'Video Conference URL',
			name: 'videoConferenceUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://meet.example.com/abc',
			description: 'Where to join; turn on Video Conference as well',
		},
		read: (fields, name) => ({ video_conference_url: fields.text(name) }),
	},
];
