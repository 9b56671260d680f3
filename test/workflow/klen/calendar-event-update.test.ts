import type { INodeParameters } from 'n8n-workflow';
import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;
const STORED = { title: 'Demo', location: 'Main Street', status: 'scheduled' } as const;
const add = () => production().addCalendarEvents(STORED)[0]?.id ?? 0;
const stored = (id: number) =>
	production()
		.calendarEvents()
		.find((event) => event.id === id);

const update = async (id: number, updateFields: INodeParameters, replaceAllFields?: boolean) =>
	await klen.run({
		resource: 'calendarEvent',
		operation: 'update',
		parameters: {
			eventId: byId(String(id)),
			updateFields,
			...(replaceAllFields !== undefined && { options: { replaceAllFields } }),
		},
		settings: { timezone: 'Europe/Berlin' },
	});

testOperation(klen, {
	resource: 'calendarEvent',
	operation: 'update',
	request: 'updateCalendarEvent',
	parameters: {
		eventId: byId('={{ $json.event }}'),
		updateFields: { status: '={{ $json.status }}' },
	},
	good: () => [
		{ event: add(), status: 'completed' },
		{ event: add(), status: 'no_show' },
	],
	expectOutput: (outputs, { event, status }) => {
		expect(outputs).toEqual([expect.objectContaining({ id: event, status })]);
	},
	bad: {
		item: { event: 1, status: 'done' },
		message:
			'Status must be one of cancelled, completed, confirmed, no_show, scheduled, but is "done"',
		nextStep: 'Choose one from the list.',
	},
	refused: {
		item: () => ({ event: 1, status: 'completed' }),
		message: 'Klen AI does not know this record, or the key may not see it',
		nextStep: 'Check the ID',
		httpStatus: 404,
		code: 'not_found',
	},
});

it('changes the given fields only, and clears a text that is given empty', async () => {
	const id = add();
	const result = await update(id, { title: 'Review', location: '' });
	expect(result.json).toEqual([expect.objectContaining({ id, title: 'Review' })]);
	expect(klen.requests()).toEqual([
		expect.objectContaining({
			method: 'PATCH',
			path: `/api/v1/calendar/events/${id}/update`,
			body: { title: 'Review', location: '' },
		}),
	]);
	expect(stored(id)).toMatchObject({ title: 'Review', location: '', status: 'scheduled' });
});

it('replaces all fields on demand', async () => {
	const id = add();
	const fields = { title: 'Review', start: '2040-05-01T14:00:00', end: '2040-05-01T15:00:00' };
	const result = await update(id, fields, true);
	expect(result.error).toBeUndefined();
	expect(klen.requests()).toEqual([expect.objectContaining({ method: 'PUT' })]);
	expect(stored(id)).toMatchObject({
		location: null,
		startTime: Date.parse('2040-05-01T12:00:00Z'),
		endTime: Date.parse('2040-05-01T13:00:00Z'),
	});
});

it('sends every documented field', async () => {
	const result = await update(add(), {
		agentId: byId('123'),
		customerEmail: 'john@example.com',
		customerName: 'John Doe',
		customerNotes: 'Prefers mornings',
		customerPhone: '+15551234567',
		description: 'Walk through the new dashboard',
		end: '2040-05-01T15:00:00',
		eventType: 'appointment',
		hasVideoConference: true,
		isReminderEnabled: true,
		location: 'Online',
		remindBeforeMinutes: 15,
		sendNotifications: false,
		start: '2040-05-01T14:00:00',
		status: 'confirmed',
		syncExternalCalendars: false,
		teamId: 456,
		title: 'Review',
		videoConferenceProvider: 'zoom',
		videoConferenceUrl: 'https://meet.example.com/abc',
	});
	expect(result.error).toBeUndefined();
	expect(klen.requests()[0]?.body).toEqual({
		ai_agent_id: 123,
		customer_email: 'john@example.com',
		customer_name: 'John Doe',
		customer_notes: 'Prefers mornings',
		customer_phone: '+15551234567',
		description: 'Walk through the new dashboard',
		end_time: '2040-05-01T13:00:00.000Z',
		event_type: 'appointment',
		has_video_conference: true,
		is_reminder_enabled: true,
		location: 'Online',
		remind_before_minutes: 15,
		send_notifications: false,
		start_time: '2040-05-01T12:00:00.000Z',
		status: 'confirmed',
		sync_external_calendars: false,
		team_id: 456,
		title: 'Review',
		video_conference_provider: 'zoom',
		video_conference_url: 'https://meet.example.com/abc',
	});
});

it.each([
	[{}, 'Update Fields is empty'],
	[{ title: '' }, 'Title is empty'],
	[{ start: '' }, 'Start is empty'],
	[
		{ start: '2040-05-01T14:00:00', end: '2040-05-01T13:00:00' },
		'End is before Start: 2040-05-01T11:00:00.000Z comes before 2040-05-01T12:00:00.000Z',
	],
])('refuses %j before the request', async (fields, message) => {
	const result = await update(add(), fields);
	expect(result.error).toMatchObject({ message });
	expect(klen.requests()).toEqual([]);
});

it('quotes what Klen misses in a replacement', async () => {
	const result = await update(add(), { title: 'Review' }, true);
	expect(result.error).toMatchObject({
		message: 'Klen AI did not accept a value of this request',
		description: expect.stringContaining('start_time') as string,
	});
});
