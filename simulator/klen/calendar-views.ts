import { agentReference } from './call-views';
import { displayName } from './contact-views';
import type { CalendarEventName } from './events';
import type { CalendarEventRecord } from './records';
import type { KlenState } from './state';
import { MINUTE, toMilliseconds } from '../core/time';

/** What only some calendar webhooks carry. */
export interface CalendarEventExtras {
	time_changed?: boolean;
	previous_start?: string;
	previous_end?: string;
	cancellation_reason?: string;
	reason?: string;
}

export function calendarEventView(state: KlenState, event: CalendarEventRecord) {
	const { name, email, phone } = event.customer;
	return {
		id: event.id,
		uuid: event.uuid,
		title: event.title,
		event_type: event.eventType,
		status: event.status,
		start_time: toMilliseconds(event.startTime),
		end_time: toMilliseconds(event.endTime),
		duration_minutes: Math.round((event.endTime - event.startTime) / MINUTE),
		location: event.location,
		has_video_conference: event.hasVideoConference,
		video_conference_url: event.videoConferenceUrl,
		created_by_ai_agent: event.createdByAiAgent,
		ai_agent: agentOf(state, event),
		customer: { name, email, phone },
	};
}

export function calendarEventDetails(state: KlenState, event: CalendarEventRecord) {
	const team = event.teamId === null ? undefined : state.teams.get(event.teamId);
	return {
		...calendarEventView(state, event),
		description: event.description,
		event_type_display: displayName(event.eventType),
		status_display: displayName(event.status),
		video_conference_provider: event.videoConferenceProvider,
		is_reminder_enabled: event.isReminderEnabled,
		remind_before_minutes: event.remindBeforeMinutes,
		created_at: toMilliseconds(event.createdAt),
		updated_at: toMilliseconds(event.updatedAt),
		customer: event.customer,
		team: team ? { id: team.id, name: team.name } : null,
		external_calendars: {
			google: event.synced ? `google_${event.uuid}` : null,
			outlook: null,
			gohighlevel: null,
		},
		ics_url: icsPath(event),
	};
}

/** The payload of a calendar event's webhook as it would be sent at `time`. */
export function calendarEventPayload(
	name: CalendarEventName,
	event: CalendarEventRecord,
	state: KlenState,
	time: number,
	extras: CalendarEventExtras = {},
) {
	return {
		event_type: name,
		calendar_event: {
			...calendarEventView(state, event),
			ics_url: icsPath(event),
			...extras,
		},
		timestamp: toMilliseconds(time),
	};
}

/** Path of the event's iCal file; the documentation names no host. */
export function icsPath({ uuid }: CalendarEventRecord): string {
	return `/calendar/event/${uuid}/calendar.ics`;
}

/** The event as an iCalendar file (RFC 5545). */
export function icsFile(event: CalendarEventRecord): string {
	const stamp = (time: number) => toMilliseconds(time).replace(/[-:]|\.\d{3}/g, '');
	const text = (value: string) => value.replace(/[\\,;]/g, '\\$&').replace(/\n/g, '\\n');
	return [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Klen AI simulator//EN',
		'BEGIN:VEVENT',
		`UID:${event.uuid}`,
		`DTSTAMP:${stamp(event.updatedAt)}`,
		`DTSTART:${stamp(event.startTime)}`,
		`DTEND:${stamp(event.endTime)}`,
		`SUMMARY:${text(event.title)}`,
		`DESCRIPTION:${text(event.description ?? '')}`,
		`LOCATION:${text(event.location ?? '')}`,
		`STATUS:${event.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
		'END:VEVENT',
		'END:VCALENDAR',
		'',
	].join('\r\n');
}

function agentOf(state: KlenState, { aiAgentId, createdByAiAgent }: CalendarEventRecord) {
	const agent = aiAgentId === null || !createdByAiAgent ? undefined : state.agents.get(aiAgentId);
	return agent ? agentReference(agent) : null;
}
