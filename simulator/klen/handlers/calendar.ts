import { ApiError } from '../../core/api-error';
import type { Handler, OperationRequest } from '../../core/contract-api';
import { paginate } from '../../core/pagination';
import { calendarEventDetails, calendarEventView, icsPath } from '../calendar-views';
import { dayRange } from '../day-range';
import type { KlenExchange } from '../exchange';
import { missingField } from '../invalid-requests';
import { keyOf } from '../policy';
import type { CalendarEventRecord } from '../records';
import type { KlenState } from '../state';
import { toMilliseconds } from '../../core/time';

interface ListQuery {
	start_date?: string;
	end_date?: string;
	status?: string;
	page: number;
	limit: number;
}

interface EventBody {
	title?: string;
	start_time?: string;
	end_time?: string;
	description?: string;
	location?: string;
	event_type?: CalendarEventRecord['eventType'];
	status?: CalendarEventRecord['status'];
	customer_name?: string;
	customer_email?: string;
	customer_phone?: string;
	customer_notes?: string;
	has_video_conference?: boolean;
	video_conference_url?: string;
	video_conference_provider?: string;
	is_reminder_enabled?: boolean;
	remind_before_minutes?: number;
	ai_agent_id?: number;
	team_id?: number;
	created_by_ai_agent?: boolean;
	sync_external_calendars?: boolean;
}

/** Days that the list covers when no end is given. */
const DEFAULT_DAYS = 30;

export const listCalendarEvents: Handler<KlenExchange> = ({ query }, { environment }) => {
	const { clock, settings, state } = environment;
	const { start_date, end_date, status, page, limit } = query as unknown as ListQuery;
	const { from, until } = dayRange(start_date, end_date, DEFAULT_DAYS, clock.now());
	const events = state.calendarEvents
		.all()
		.filter((event) => event.startTime >= from && event.startTime < until)
		.filter((event) => status === undefined || event.status === status)
		.sort((a, b) => a.startTime - b.startTime || a.id - b.id);
	const { items, ...totals } = paginate(events, page, Math.min(limit, settings.maxEventsPerPage));
	const views = items.map((event) => calendarEventView(state, event));
	return { status: 200, body: { ...totals, events: views } };
};

export const getCalendarEvent: Handler<KlenExchange> = (request, { environment: { state } }) => ({
	status: 200,
	body: calendarEventDetails(state, requireEvent(request, state)),
});

export const createCalendarEvent: Handler<KlenExchange> = (request, exchange) => {
	const { environment } = exchange;
	const { clock, state } = environment;
	const body = request.body as EventBody;
	const now = clock.now();
	const fields = fieldsOf(body, undefined, request.operationId);
	requireReferences(state, fields);
	environment.countToday(keyOf(exchange), 'calendarEventsPerDay');
	const event = state.calendarEvents.add({
		id: state.calendarEvents.nextId(),
		uuid: state.random.string.uuid(),
		...fields,
		createdAt: now,
		updatedAt: now,
	});
	environment.calendar.created(event);
	return {
		status: 201,
		body: { ...changed(event, 'created'), ics_url: icsPath(event) },
	};
};

/** PATCH: what is not sent stays. */
export const updateCalendarEvent: Handler<KlenExchange> = (request, { environment }) => {
	const event = requireEvent(request, environment.state);
	return change(request, environment, event, event);
};

/** PUT: what is not sent gets the value that a new event has. */
export const replaceCalendarEvent: Handler<KlenExchange> = (request, { environment }) =>
	change(request, environment, requireEvent(request, environment.state), undefined);

/** A second cancellation changes nothing and tells nobody. */
export const cancelCalendarEvent: Handler<KlenExchange> = (request, { environment }) => {
	const event = requireEvent(request, environment.state);
	const { reason } = (request.body ?? {}) as { reason?: string };
	if (event.status !== 'cancelled') {
		event.status = 'cancelled';
		event.updatedAt = environment.clock.now();
		if (reason !== undefined) {
			const { notes } = event.customer;
			event.customer.notes = [notes, `Cancellation reason: ${reason}`].filter(Boolean).join('\n');
		}
		environment.calendar.cancelled(event, reason);
	}
	const { id, status, uuid } = event;
	return { status: 200, body: { id, uuid, status, message: 'Event cancelled successfully' } };
};

function change(
	request: OperationRequest,
	environment: KlenExchange['environment'],
	event: CalendarEventRecord,
	base: CalendarEventRecord | undefined,
) {
	const before = structuredClone(event);
	const fields = fieldsOf(request.body as EventBody, base, request.operationId);
	requireReferences(environment.state, fields);
	Object.assign(event, fields, { updatedAt: environment.clock.now() });
	environment.calendar.changed(event, before);
	return { status: 200, body: changed(event, 'updated') };
}

function requireEvent({ params }: OperationRequest, state: KlenState): CalendarEventRecord {
	const event = state.calendarEvent(params.event_id ?? '');
	if (event) return event;
	throw new ApiError(404, 'not_found', 'Event not found or you do not have access');
}

/**
 * The record's fields after a request, what is not sent taken from `base` or else from the documented
 * defaults.
 *
 * @throws 400 when title or times are missing, or the end is not after the start
 */
function fieldsOf(
	body: EventBody,
	base: CalendarEventRecord | undefined,
	operationId: string,
): Omit<CalendarEventRecord, 'id' | 'uuid' | 'createdAt' | 'updatedAt'> {
	const title = body.title ?? base?.title;
	if (title === undefined) throw missingField(operationId, 'title');
	const startTime = timeOf('start_time', body, base?.startTime, operationId);
	const endTime = timeOf('end_time', body, base?.endTime, operationId);
	if (endTime <= startTime) {
		throw new ApiError(400, 'validation_error', 'end_time must be after start_time');
	}
	return {
		title,
		startTime,
		endTime,
		description: body.description ?? base?.description ?? null,
		location: body.location ?? base?.location ?? null,
		eventType: body.event_type ?? base?.eventType ?? 'meeting',
		status: body.status ?? base?.status ?? 'scheduled',
		hasVideoConference: body.has_video_conference ?? base?.hasVideoConference ?? false,
		videoConferenceUrl: body.video_conference_url ?? base?.videoConferenceUrl ?? null,
		videoConferenceProvider:
			body.video_conference_provider ?? base?.videoConferenceProvider ?? null,
		createdByAiAgent: body.created_by_ai_agent ?? base?.createdByAiAgent ?? false,
		isReminderEnabled: body.is_reminder_enabled ?? base?.isReminderEnabled ?? true,
		remindBeforeMinutes: body.remind_before_minutes ?? base?.remindBeforeMinutes ?? 60,
		aiAgentId: body.ai_agent_id ?? base?.aiAgentId ?? null,
		teamId: body.team_id ?? base?.teamId ?? null,
		customer: {
			name: body.customer_name ?? base?.customer.name ?? null,
			email: body.customer_email ?? base?.customer.email ?? null,
			phone: body.customer_phone ?? base?.customer.phone ?? null,
			notes: body.customer_notes ?? base?.customer.notes ?? null,
		},
		synced: body.sync_external_calendars ?? base?.synced ?? true,
	};
}

function timeOf(
	name: 'start_time' | 'end_time',
	body: EventBody,
	present: number | undefined,
	operationId: string,
): number {
	const sent = body[name];
	const time = sent === undefined ? present : Date.parse(sent);
	if (time === undefined) throw missingField(operationId, name);
	return time;
}

/** @throws 400 when agent or team do not exist; no code for that is documented */
function requireReferences(
	state: KlenState,
	{ aiAgentId, teamId }: Pick<CalendarEventRecord, 'aiAgentId' | 'teamId'>,
): void {
	if (aiAgentId !== null && !state.agents.get(aiAgentId)) {
		throw new ApiError(400, 'validation_error', 'Invalid value for ai_agent_id: no such agent');
	}
	if (teamId !== null && !state.teams.get(teamId)) {
		throw new ApiError(400, 'validation_error', 'Invalid value for team_id: no such team');
	}
}

function changed(event: CalendarEventRecord, what: 'created' | 'updated') {
	return {
		id: event.id,
		uuid: event.uuid,
		title: event.title,
		start_time: toMilliseconds(event.startTime),
		end_time: toMilliseconds(event.endTime),
		status: event.status,
		message: `Event ${what} successfully`,
	};
}
