import type { INodeParameters } from 'n8n-workflow';
import { useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;
const HOUR_MS = 3_600_000;
const at = (time: string) => ({ startTime: Date.parse(time), endTime: Date.parse(time) + HOUR_MS });

const getAll = async (parameters: INodeParameters, timezone = 'UTC') =>
	await klen.run({
		resource: 'calendarEvent',
		operation: 'getAll',
		parameters,
		settings: { timezone },
	});

testOperation(klen, {
	resource: 'calendarEvent',
	operation: 'getAll',
	request: 'listCalendarEvents',
	parameters: {
		limit: '={{ $json.limit }}',
		filters: { startDate: '={{ $json.from }}', endDate: '={{ $json.to }}' },
	},
	good: () => {
		production().addCalendarEvents({ count: 3, ...at('2040-05-01T09:00:00Z') });
		production().addCalendarEvents({ count: 3, ...at('2040-06-01T09:00:00Z') });
		return [
			{ from: '2040-05-01', to: '2040-05-01', limit: 2 },
			{ from: '2040-06-01', limit: 5 },
		];
	},
	expectOutput: (outputs, { from, limit }) => {
		expect(outputs).toHaveLength(Math.min(Number(limit), 3));
		for (const { start_time } of outputs) expect(start_time).toBe(`${String(from)}T09:00:00.000Z`);
	},
	bad: {
		item: { from: '2040-05-02', to: '2040-05-01', limit: 5 },
		message: 'End Date is before Start Date: 2040-05-01 comes before 2040-05-02',
		nextStep: 'Enter a later end or an earlier start.',
	},
	refused: {
		item: () => ({ from: '2040-05-01', limit: 5 }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'listCalendarEvents',
				nth,
				status: 400,
				body: { error: 'invalid_parameter_format', message: 'start_date is too far away' },
			}),
		message: 'A value of this request has the wrong format',
		nextStep: '"start_date is too far away"',
		httpStatus: 400,
		code: 'invalid_parameter_format',
	},
});

it('lists the next 30 days of every status unless told otherwise', async () => {
	const [soon] = production().addCalendarEvents();
	production().addCalendarEvents(at('2040-05-01T09:00:00Z'));
	const result = await getAll({});
	expect(result.json.map(({ id }) => id)).toContain(soon?.id);
	expect(result.json.map(({ start_time }) => start_time)).not.toContain('2040-05-01T09:00:00.000Z');
	expect(klen.requests()).toEqual([expect.objectContaining({ query: { page: '1', limit: '50' } })]);
});

it('lets Klen filter by days and status', async () => {
	const wanted = { ...at('2040-05-01T09:00:00Z'), status: 'no_show' as const };
	const [event] = production().addCalendarEvents(wanted);
	production().addCalendarEvents({ ...wanted, status: 'confirmed' });
	const result = await getAll(
		{
			filters: {
				startDate: '2040-05-01T00:00:00',
				endDate: "={{ DateTime.fromISO('2040-05-01T02:00:00Z').plus(1, 'day') }}",
				status: 'no_show',
			},
		},
		'America/New_York',
	);
	expect(result.json.map(({ id }) => id)).toEqual([event?.id]);
	expect(klen.requests()[0]?.query).toMatchObject({
		start_date: '2040-05-01',
		end_date: '2040-05-01',
		status: 'no_show',
	});
});

it('returns every event once, however small the pages are that Klen serves', async () => {
	const events = production().addCalendarEvents({ count: 45, ...at('2040-05-01T09:00:00Z') });
	klen.control.settings({ klen: { maxEventsPerPage: 20 } });
	const result = await getAll({ returnAll: true, filters: { startDate: '2040-05-01' } });
	expect(result.json.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
	expect(klen.requests().map(({ query }) => query.limit)).toEqual(['100', '20', '20']);
});

it('returns the raw record on demand', async () => {
	const [event] = production().addCalendarEvents(at('2040-05-01T09:00:00Z'));
	const result = await getAll({ simplify: false, filters: { startDate: '2040-05-01' } });
	expect(result.json).toEqual([
		expect.objectContaining({
			uuid: event?.uuid,
			duration_minutes: 60,
			customer: event && {
				name: event.customer.name,
				email: event.customer.email,
				phone: event.customer.phone,
			},
		}),
	]);
});
