import type { INodeParameters } from 'n8n-workflow';
import { useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();

/** A Tuesday; the simulated business hours are 9 to 17 in UTC. */
const DAY = '2040-05-01';
const HOURS = 8;

const get = async (parameters: INodeParameters, timezone = 'UTC') =>
	await klen.run({
		resource: 'availability',
		operation: 'get',
		parameters: { startDate: DAY, endDate: DAY, ...parameters },
		settings: { timezone },
	});

testOperation(klen, {
	resource: 'availability',
	operation: 'get',
	request: 'getAvailability',
	parameters: {
		startDate: DAY,
		endDate: '={{ $json.until }}',
		duration: '={{ $json.minutes }}',
	},
	good: () => [
		{ minutes: 60, until: DAY },
		{ minutes: 30, until: '2040-05-02' },
	],
	expectOutput: (outputs, { minutes, until }) => {
		const days = until === DAY ? 1 : 2;
		expect(outputs).toHaveLength((days * HOURS * 60) / Number(minutes));
		for (const { duration_minutes } of outputs) expect(duration_minutes).toBe(minutes);
	},
	bad: {
		item: { minutes: 181, until: DAY },
		message: 'Duration (Minutes) must be a whole number from 1 to 180, but is 181',
		nextStep: 'Enter a number such as 10.',
	},
	refused: {
		item: () => ({ minutes: 30, until: DAY }),
		arrange: (nth) =>
			klen.control.addFault({
				operationId: 'getAvailability',
				nth,
				status: 400,
				body: { error: 'invalid_duration', message: 'Duration must be between 1 and 180 minutes' },
			}),
		message: 'The duration is out of range',
		nextStep: 'Enter between 1 and 180 minutes.',
		httpStatus: 400,
		code: 'invalid_duration',
	},
});

it('shows every slot in UTC and in the time zone of the workflow', async () => {
	const result = await get({ duration: 180 }, 'America/New_York');
	expect(result.json).toEqual([
		{
			start: '2040-05-01T09:00:00.000Z',
			end: '2040-05-01T12:00:00.000Z',
			duration_minutes: 180,
			start_local: '2040-05-01T05:00:00.000-04:00',
			end_local: '2040-05-01T08:00:00.000-04:00',
			time_zone: 'America/New_York',
		},
		expect.objectContaining({ start: '2040-05-01T12:00:00.000Z' }),
	]);
});

it('shows slots in a chosen time zone', async () => {
	const result = await get({ options: { timeZone: 'Asia/Kolkata' } }, 'America/New_York');
	expect(result.json[0]).toMatchObject({
		start: '2040-05-01T09:00:00.000Z',
		start_local: '2040-05-01T14:30:00.000+05:30',
		time_zone: 'Asia/Kolkata',
	});
});

it('leaves out what an event occupies', async () => {
	klen.control.klen.production.addCalendarEvents({
		status: 'confirmed',
		startTime: Date.parse('2040-05-01T09:00:00Z'),
		endTime: Date.parse('2040-05-01T16:00:00Z'),
	});
	const result = await get({ duration: 60 });
	expect(result.json.map(({ start }) => start)).toEqual(['2040-05-01T16:00:00.000Z']);
});

it('leaves the days to Klen unless told otherwise', async () => {
	await get({ startDate: '', endDate: '' });
	expect(klen.requests()).toEqual([expect.objectContaining({ query: { duration: '30' } })]);
});

it('returns no items when nothing is free', async () => {
	const saturday = '2040-05-05';
	const result = await get({ startDate: saturday, endDate: saturday });
	expect(result.error).toBeUndefined();
	expect(result.items).toEqual([]);
});

it.each([
	[{ endDate: '2040-04-30' }, 'End Date is before Start Date: 2040-04-30 comes before 2040-05-01'],
	[{ startDate: '={{ "next week" }}' }, 'Start Date cannot be read: "next week"'],
	[{ options: { timeZone: 'New York' } }, 'Time Zone "New York" is not a time zone'],
	[{ duration: 0 }, 'Duration (Minutes) must be a whole number from 1 to 180, but is 0'],
])('refuses %j before the request', async (parameters, message) => {
	const result = await get(parameters);
	expect(result.error).toMatchObject({ message });
	expect(klen.requests()).toEqual([]);
});

it('explains an answer without slots', async () => {
	klen.control.addFault({ operationId: 'getAvailability', status: 200, body: { count: 0 } });
	const result = await get({});
	expect(result.error).toMatchObject({
		message: 'Klen AI sent an answer that this node cannot read',
		description: expect.stringContaining('It has no list "available_slots".') as string,
	});
});
