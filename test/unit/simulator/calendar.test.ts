import type { Simulator } from '../../../simulator';
import { send, startStill } from './client';
import { Receiver } from './receiver';

const HOUR = 3_600_000;

interface Event {
	id: number;
	uuid: string;
	ics_url: string;
}

let simulator: Simulator;
let receiver: Receiver;

// Time stands at 08:00 on Thursday, 1 May 2025.
const times = { start_time: '2025-05-02T10:00:00Z', end_time: '2025-05-02T11:00:00Z' };
const create = async (body: object = {}) => {
	const answer = await send(simulator, 'POST', '/api/v1/calendar/events/create', {
		body: { title: 'Review', ...times, ...body },
	});
	return { ...answer, event: answer.body as Event };
};
const change = (method: string, id: number | string, body: object) =>
	send(simulator, method, `/api/v1/calendar/events/${id}/update`, { body });
const cancel = (id: number, body?: object) =>
	send(simulator, 'POST', `/api/v1/calendar/events/${id}/cancel`, { body });
const get = async (id: number | string) =>
	(await send(simulator, 'GET', `/api/v1/calendar/events/${id}`)).body;
const payloads = () =>
	receiver.received.map(({ body }) => JSON.parse(body) as { calendar_event: object });

beforeEach(async () => {
	receiver = await Receiver.start();
	simulator = await startStill();
	for (const { id } of simulator.control.klen.production.calendarEvents()) {
		simulator.control.klen.production.remove('calendarEvents', id);
	}
	simulator.control.klen.production.addWebhook({ url: receiver.url });
});
afterEach(async () => {
	await simulator.close();
	await receiver.close();
});

describe('events', () => {
	it('are created with the documented defaults and found under either id', async () => {
		const { event, status } = await create({ ai_agent_id: 789, created_by_ai_agent: true });

		expect(status).toBe(201);
		expect(await get(event.uuid)).toEqual(await get(event.id));
		expect(await get(event.id)).toMatchObject({
			event_type: 'meeting',
			status: 'scheduled',
			status_display: 'Scheduled',
			start_time: '2025-05-02T10:00:00.000Z',
			duration_minutes: 60,
			is_reminder_enabled: true,
			remind_before_minutes: 60,
			ai_agent: { id: 789, assistant_id: 'assistant_def456' },
			ics_url: event.ics_url,
		});
	});

	it('have an iCal file that needs no key', async () => {
		const { event } = await create({ title: 'Review, part 1' });
		const file = await send(simulator, 'GET', event.ics_url, { key: null });

		expect(file.headers.get('content-type')).toContain('text/calendar');
		expect(file.body).toContain(`UID:${event.uuid}\r\n`);
		expect(file.body).toContain('DTSTART:20250502T100000Z\r\n');
		expect(file.body).toContain('SUMMARY:Review\\, part 1\r\n');
	});

	it.each([
		[{ title: undefined }, 'missing_parameter', 'title'],
		[{ end_time: undefined }, 'missing_parameter', 'end_time'],
		[{ start_time: 'tomorrow' }, 'invalid_datetime_format', 'start_time'],
		[{ end_time: '2025-05-02' }, 'invalid_datetime_format', 'end_time'],
		[{ end_time: times.start_time }, 'validation_error', 'end_time'],
		[{ status: 'completed' }, 'validation_error', 'status'],
		[{ event_type: 'party' }, 'validation_error', 'event_type'],
		[{ ai_agent_id: 1 }, 'validation_error', 'ai_agent_id'],
	])('are refused: %j with 400 %s', async (body, error, field) => {
		const answer = await create(body);
		expect(answer).toMatchObject({ status: 400, body: { error } });
		expect((answer.body as { message: string }).message).toContain(field);
	});

	it('are listed from today for 30 days, or between two days, and by status', async () => {
		const { event: soon } = await create();
		const { event: later } = await create({
			start_time: '2025-06-20T10:00:00Z',
			end_time: '2025-06-20T11:00:00Z',
			status: 'confirmed',
		});
		const ids = async (query: string) => {
			const { body } = await send(simulator, 'GET', `/api/v1/calendar/events${query}`);
			return (body as { events: Event[] }).events.map(({ id }) => id);
		};

		expect(await ids('')).toEqual([soon.id]);
		expect(await ids('?start_date=2025-05-02&end_date=2025-06-20')).toEqual([soon.id, later.id]);
		expect(await ids('?end_date=2025-06-20&status=confirmed')).toEqual([later.id]);
	});

	it.each(['start_date=1.5.2025', 'start_date=2025-05-02&end_date=2025-05-01'])(
		'answer 400 invalid_parameter_format to %s',
		async (query) => {
			expect(await send(simulator, 'GET', `/api/v1/calendar/events?${query}`)).toMatchObject({
				status: 400,
				body: { error: 'invalid_parameter_format' },
			});
		},
	);

	it('are changed in part by PATCH and as a whole by PUT', async () => {
		const { event } = await create({ location: 'Room 1', customer_name: 'John' });
		await change('PATCH', event.uuid, { status: 'no_show' });
		expect(await get(event.id)).toMatchObject({ location: 'Room 1', status: 'no_show' });

		expect(await change('PUT', event.id, { title: 'Other' })).toMatchObject({ status: 400 });
		await change('PUT', event.id, { title: 'Other', ...times });
		expect(await get(event.id)).toMatchObject({
			title: 'Other',
			location: null,
			status: 'scheduled',
			customer: { name: null },
		});
	});

	it('answer 404 when unknown', async () => {
		for (const answer of [await change('PATCH', 1, {}), await cancel(1)]) {
			expect(answer).toMatchObject({ status: 404, body: { error: 'not_found' } });
		}
	});
});

describe('webhooks', () => {
	it('tell of creation, reminder and completion', async () => {
		const { event } = await create();
		await simulator.control.advance(48 * HOUR);

		expect(receiver.types()).toEqual([
			'calendar.created',
			'calendar.reminder',
			'calendar.completed',
		]);
		expect(simulator.control.deliveries().map(({ at }) => at)).toEqual([
			'2025-05-01T08:00:00.000Z',
			'2025-05-02T09:00:00.000Z',
			'2025-05-02T11:00:00.000Z',
		]);
		expect(await get(event.id)).toMatchObject({ status: 'completed' });
	});

	it('tell the previous times of an event that was moved, whose reminder moves along', async () => {
		const { event } = await create();
		await change('PATCH', event.id, { title: 'Renamed' });
		await change('PATCH', event.id, {
			start_time: '2025-05-02T14:00:00Z',
			end_time: '2025-05-02T15:00:00Z',
		});
		await simulator.control.deliveriesIdle();
		const [, renamed, moved] = payloads();

		expect(renamed?.calendar_event).not.toHaveProperty('time_changed');
		expect(moved?.calendar_event).toMatchObject({
			start_time: '2025-05-02T14:00:00.000Z',
			time_changed: true,
			previous_start: '2025-05-02T10:00:00.000Z',
			previous_end: '2025-05-02T11:00:00.000Z',
		});
		await simulator.control.advance(48 * HOUR);
		const reminders = simulator.control.deliveries({ event: 'calendar.reminder' });
		expect(reminders.map(({ at }) => at)).toEqual(['2025-05-02T13:00:00.000Z']);
	});

	it.each([
		['cancelled', 'calendar.cancelled'],
		['completed', 'calendar.completed'],
		['confirmed', 'calendar.updated'],
	])('tell of a change to %s by %s', async (status, type) => {
		const { event } = await create();
		await change('PATCH', event.id, { status });
		await simulator.control.deliveriesIdle();

		expect(receiver.types()).toEqual(['calendar.created', type]);
	});

	it('tell of a cancellation once, with the reason, after which nothing comes', async () => {
		const { event } = await create({ customer_notes: 'Prefers mornings' });
		const answers = [await cancel(event.id, { reason: 'Ill' }), await cancel(event.id)];
		await simulator.control.advance(48 * HOUR);

		for (const answer of answers) {
			expect(answer).toMatchObject({ status: 200, body: { status: 'cancelled' } });
		}
		expect(receiver.types()).toEqual(['calendar.created', 'calendar.cancelled']);
		expect(payloads().at(-1)).toMatchObject({ calendar_event: { cancellation_reason: 'Ill' } });
		expect(await get(event.id)).toMatchObject({
			customer: { notes: 'Prefers mornings\nCancellation reason: Ill' },
		});
	});

	it('can spell the reason otherwise', async () => {
		simulator.control.settings({ klen: { cancellationReasonField: 'reason' } });
		const { event } = await create();
		await cancel(event.id, { reason: 'Ill' });
		await simulator.control.deliveriesIdle();

		expect(payloads().at(-1)).toMatchObject({ calendar_event: { reason: 'Ill' } });
	});
});

describe('availability', () => {
	const slots = async (query: string) => {
		const { body } = await send(simulator, 'GET', `/api/v1/calendar/availability?${query}`);
		const { available_slots, count } = body as {
			available_slots: Array<{ start: string }>;
			count: number;
		};
		expect(available_slots).toHaveLength(count);
		return available_slots.map(({ start }) => start);
	};
	const friday = 'start_date=2025-05-02&end_date=2025-05-02';

	it('offers business hours on working days for a week by default', async () => {
		const { body } = await send(simulator, 'GET', '/api/v1/calendar/availability');
		expect(body).toMatchObject({
			start_date: '2025-05-01',
			end_date: '2025-05-08',
			duration_minutes: 30,
			available_slots: [
				{
					start: '2025-05-01T09:00:00.000Z',
					end: '2025-05-01T09:30:00.000Z',
					duration_minutes: 30,
				},
				...Array.from({ length: 95 }, () => expect.anything()),
			],
		});
		expect(await slots('start_date=2025-05-03&end_date=2025-05-04')).toEqual([]);
	});

	it('leaves out what events take, with the buffer around them, until they are cancelled', async () => {
		expect(await slots(`${friday}&duration=60`)).toHaveLength(8);
		const { event } = await create();
		expect(await slots(`${friday}&duration=60`)).toHaveLength(7);
		simulator.control.settings({ klen: { bufferMinutes: 30 } });
		expect(await slots(`${friday}&duration=60`)).toHaveLength(5);

		await cancel(event.id);
		expect(await slots(`${friday}&duration=60`)).toHaveLength(8);
	});

	it('keeps the notice that is asked for', async () => {
		simulator.control.settings({ klen: { advanceNoticeMinutes: 150 } });
		const [first] = await slots('start_date=2025-05-01&end_date=2025-05-01');

		expect(first).toBe('2025-05-01T10:30:00.000Z');
	});

	it.each([
		['duration=0', 'invalid_duration'],
		['duration=181', 'invalid_duration'],
		['duration=half', 'invalid_parameter_format'],
		['start_date=today', 'invalid_parameter_format'],
	])('answers %s with 400 %s', async (query, error) => {
		expect(await send(simulator, 'GET', `/api/v1/calendar/availability?${query}`)).toMatchObject({
			status: 400,
			body: { error },
		});
	});
});
