import type { INodeParameters } from 'n8n-workflow';
import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const HOUR_MS = 3_600_000;
const event = { title: 'Demo', start: '2040-05-01T14:00:00Z', end: '2040-05-01T15:00:00Z' };

const create = async (parameters: INodeParameters = {}, timezone = 'UTC') =>
	await klen.run({
		resource: 'calendarEvent',
		operation: 'create',
		parameters: { ...event, ...parameters },
		settings: { timezone },
	});
const createWith = async (additionalFields: INodeParameters) => await create({ additionalFields });

/** What the first request to create an event sent. */
const sent = () => klen.requests('createCalendarEvent')[0]?.body;

testOperation(klen, {
	resource: 'calendarEvent',
	operation: 'create',
	request: 'createCalendarEvent',
	parameters: {
		title: '={{ $json.title }}',
		start: '={{ $json.start }}',
		end: '={{ $json.end }}',
		additionalFields: { teamId: '={{ $json.team }}' },
	},
	good: () => [
		{ ...event, title: 'Demo' },
		{ ...event, title: 'Review' },
	],
	expectOutput: (outputs, { title }) => {
		expect(outputs).toEqual([expect.objectContaining({ title, status: 'scheduled' })]);
	},
	bad: {
		item: { ...event, end: '2040-05-01T13:59:00Z' },
		message: 'End is before Start: 2040-05-01T13:59:00.000Z comes before 2040-05-01T14:00:00.000Z',
		nextStep: 'Enter a later end or an earlier start.',
	},
	refused: {
		item: () => ({ ...event, team: 1 }),
		message: 'Klen AI did not accept a value of this request',
		nextStep: 'Invalid value for team_id',
		httpStatus: 400,
		code: 'validation_error',
	},
});

it('sends what is required, and nothing that was left empty', async () => {
	const result = await createWith({ location: '', customerName: '={{ $json.missing }}' });
	expect(sent()).toEqual({
		title: 'Demo',
		start_time: '2040-05-01T14:00:00.000Z',
		end_time: '2040-05-01T15:00:00.000Z',
	});
	expect(result.json).toEqual([
		expect.objectContaining({
			uuid: expect.any(String) as string,
			ics_url: expect.stringContaining('.ics') as string,
		}),
	]);
});

it('sends every documented field', async () => {
	const result = await createWith({
		agentId: byId('123'),
		createdByAiAgent: true,
		customerEmail: 'john@example.com',
		customerName: 'John Doe',
		customerNotes: 'Prefers mornings',
		customerPhone: '+15551234567',
		description: 'Walk through the new dashboard',
		eventType: 'video_call',
		hasVideoConference: true,
		isReminderEnabled: false,
		location: 'Online',
		remindBeforeMinutes: 0,
		sendNotifications: false,
		status: 'confirmed',
		syncExternalCalendars: false,
		teamId: '456',
		videoConferenceProvider: 'google_meet',
		videoConferenceUrl: 'https://meet.example.com/abc',
	});
	expect(result.error).toBeUndefined();
	expect(sent()).toEqual({
		title: 'Demo',
		start_time: '2040-05-01T14:00:00.000Z',
		end_time: '2040-05-01T15:00:00.000Z',
		ai_agent_id: 123,
		created_by_ai_agent: true,
		customer_email: 'john@example.com',
		customer_name: 'John Doe',
		customer_notes: 'Prefers mornings',
		customer_phone: '+15551234567',
		description: 'Walk through the new dashboard',
		event_type: 'video_call',
		has_video_conference: true,
		is_reminder_enabled: false,
		location: 'Online',
		remind_before_minutes: 0,
		send_notifications: false,
		status: 'confirmed',
		sync_external_calendars: false,
		team_id: 456,
		video_conference_provider: 'google_meet',
		video_conference_url: 'https://meet.example.com/abc',
	});
	const [created] = klen.control.klen.production.calendarEvents().slice(-1);
	expect(created).toMatchObject({ aiAgentId: 123, status: 'confirmed', remindBeforeMinutes: 0 });
});

it.each([
	['without a zone, as the editor writes it', '2040-05-01T14:00:00'],
	['as a Luxon DateTime', "={{ DateTime.fromISO('2040-05-01T18:00:00Z') }}"],
	['as a JavaScript Date', "={{ new Date('2040-05-01T18:00:00Z') }}"],
	['with an offset', '2040-05-01T20:00:00+02:00'],
])('takes a time %s, in the time zone of the workflow', async (_, start) => {
	const result = await create({ start, end: '2040-05-01T15:00:00' }, 'America/New_York');
	expect(result.error).toBeUndefined();
	expect(sent()).toMatchObject({
		start_time: '2040-05-01T18:00:00.000Z',
		end_time: '2040-05-01T19:00:00.000Z',
	});
});

it.each([
	[{ start: '={{ "tomorrow" }}' }, 'Start cannot be read: "tomorrow"'],
	[{ end: '={{ "" }}' }, 'End is empty'],
	[{ title: '={{ " " }}' }, 'Title is empty'],
	[
		{ additionalFields: { status: '={{ "completed" }}' } },
		'Status must be one of scheduled, confirmed, but is "completed"',
	],
	[
		{ additionalFields: { agentId: byId('={{ "assistant_abc123" }}') } },
		'Agent must be a number, but is "assistant_abc123"',
	],
	[
		{ additionalFields: { remindBeforeMinutes: -5 } },
		'Remind Before (Minutes) must be a whole number of at least 0, but is -5',
	],
])('refuses %j before the request', async (parameters, message) => {
	const result = await create(parameters as INodeParameters);
	expect(result.error?.message).toContain(message);
	expect(result.error?.name).toBe('NodeOperationError');
	expect(klen.requests()).toEqual([]);
});

it('explains the limit of events per day', async () => {
	// The limit ends at midnight; from noon on that is longer than the node waits.
	const untilNoon = 12 - klen.control.now().getUTCHours();
	await klen.control.advance((untilNoon > 0 ? untilNoon : untilNoon + 24) * HOUR_MS);
	const { json } = await klen.run({
		resource: 'calendarEvent',
		operation: 'create',
		parameters: event,
		items: Array.from({ length: 51 }, () => ({})),
		continueOnFail: 'continueRegularOutput',
	});
	expect(json.slice(0, 50)).toEqual(Array(50).fill(expect.objectContaining({ title: 'Demo' })));
	expect(json[50]).toMatchObject({
		error: 'The API key has reached its limit for requests, calls or calendar events',
		details: {
			nextStep: expect.stringMatching(
				/50 calendar events.*asks to wait \d+ (minutes|hours)/s,
			) as string,
			httpStatus: 429,
			code: 'rate_limit_exceeded',
		},
	});
	expect(klen.requests('createCalendarEvent')).toHaveLength(51);
});

it('finds an event whose answer was lost, among others of its title or time', async () => {
	const before = { ...event, start: '2040-05-01T13:00:00Z' };
	const others = [before, { ...event, title: 'Review' }];
	const result = await klen.inVirtualTime(async () => {
		for (const other of others) await create(other);
		klen.control.addFault({ operationId: 'createCalendarEvent', when: 'after', reset: true });
		return await create();
	});
	const own = klen.control.klen.production.calendarEvents().at(-1);
	expect(result.json).toEqual([
		expect.objectContaining({ id: own?.id, uuid: own?.uuid, title: 'Demo', status: 'scheduled' }),
	]);
	expect(klen.requests('createCalendarEvent')).toHaveLength(3);
});
