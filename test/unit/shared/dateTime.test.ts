import fc from 'fast-check';
import {
	tryToParseDateTime,
	type IDataObject,
	type IExecuteFunctions,
	type NodeOperationError,
} from 'n8n-workflow';
import {
	optional,
	readDate,
	readDateTime,
	readPeriod,
	readTimeZone,
	toLocalTime,
} from '../../../nodes/shared/fields/dateTime';
import { ItemParameters } from '../../../nodes/shared/node/parameters';

const property = (displayName: string, name: string) => ({
	displayName,
	name,
	type: 'dateTime' as const,
	default: '',
});

function parametersOf(values: Record<string, unknown>, timeZone = 'UTC'): ItemParameters {
	const node = {
		getNodeParameter: (name: string) => values[name],
		getNode: () => ({ name: 'Klen AI', type: 'klen' }),
		getTimezone: () => timeZone,
	} as unknown as IExecuteFunctions;
	return new ItemParameters(node, 0, [
		property('Start', 'start'),
		property('End', 'end'),
		property('Time Zone', 'timeZone'),
	]);
}

const time = (start: unknown, timeZone?: string) =>
	readDateTime(parametersOf({ start }, timeZone), 'start');
const date = (start: unknown, timeZone?: string) =>
	readDate(parametersOf({ start }, timeZone), 'start');

function failure(read: () => unknown): NodeOperationError {
	try {
		read();
	} catch (error) {
		return error as NodeOperationError;
	}
	throw new Error('It was accepted');
}

const moment = fc.date({
	min: new Date('1970-01-02T00:00:00Z'),
	max: new Date('2100-01-01T00:00:00Z'),
	noInvalidDate: true,
});
const zone = fc.constantFrom(
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'Asia/Kolkata',
	'Pacific/Apia',
	'Australia/Lord_Howe',
);

/** What a clock on the wall shows, by the platform instead of by Luxon. */
function wallClock(at: Date, timeZone: string): string {
	const parts = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return parts.format(at);
}

describe('readDateTime', () => {
	it.each([
		['2025-05-01T14:00:00', 'Europe/Berlin', '2025-05-01T12:00:00.000Z'],
		['2025-12-01T14:00:00', 'Europe/Berlin', '2025-12-01T13:00:00.000Z'],
		['2025-05-01 14:00', 'America/New_York', '2025-05-01T18:00:00.000Z'],
		[' 2025-05-01 ', 'Europe/Berlin', '2025-04-30T22:00:00.000Z'],
		['2025-05-01T14:00:00.123Z', 'Europe/Berlin', '2025-05-01T14:00:00.123Z'],
		['2025-05-01T14:00:00+0530', 'Europe/Berlin', '2025-05-01T08:30:00.000Z'],
		['2025-05-01 14:00:00.5 -04:00', 'Europe/Berlin', '2025-05-01T18:00:00.500Z'],
		// The clock springs from 02:00 to 03:00 on this night.
		['2025-03-30T02:30:00', 'Europe/Berlin', '2025-03-30T01:30:00.000Z'],
	])('reads %s in %s', (value, timeZone, expected) => {
		expect(time(value, timeZone)).toBe(expected);
	});

	it('reads every moment in every form as the same moment', () => {
		fc.assert(
			fc.property(moment, zone, zone, (at, workflowZone, otherZone) => {
				const luxon = tryToParseDateTime(at, otherZone);
				for (const value of [at, luxon, luxon.toISO(), at.toISOString()]) {
					expect(time(value, workflowZone)).toBe(at.toISOString());
				}
			}),
		);
	});

	it('reads what the wall clock of the workflow shows', () => {
		fc.assert(
			fc.property(moment, zone, (at, timeZone) => {
				const shown = wallClock(at, timeZone);
				const result = new Date(time(shown, timeZone));
				// An hour that the clock shows twice may be read as either, so compare what it shows.
				expect(wallClock(result, timeZone)).toBe(shown);
			}),
		);
	});

	it.each([
		'tomorrow',
		'5/1/2025',
		'May 1, 2025',
		'2025-05-01 2:00 PM',
		'2025-02-30',
		'2025-05-01T25:00',
		'2025',
		1746108000,
		new Date(NaN),
		{},
	])('refuses %p', (value) => {
		const error = failure(() => time(value, 'Europe/Berlin'));
		expect(error.message).toMatch(/^Start cannot be read: /);
		expect(error.description).toContain("in the workflow's, Europe/Berlin");
	});

	it.each(['', '  ', undefined, null])('says that the field is empty for %p', (value) => {
		expect(failure(() => time(value)).message).toBe('Start is empty');
	});
});

describe('readDate', () => {
	it.each([
		['2025-05-01', 'Pacific/Apia', '2025-05-01'],
		['2025-05-01T00:00:00', 'America/New_York', '2025-05-01'],
		['2025-05-01T23:30:00Z', 'Europe/Berlin', '2025-05-02'],
		['2025-05-01T01:00:00+02:00', 'UTC', '2025-04-30'],
	])('reads %s in %s', (value, timeZone, expected) => {
		expect(date(value, timeZone)).toBe(expected);
	});

	it('is the day that the wall clock of the workflow shows', () => {
		fc.assert(
			fc.property(moment, zone, (at, timeZone) => {
				expect(date(at, timeZone)).toBe(wallClock(at, timeZone).slice(0, 10));
			}),
		);
	});
});

describe('readPeriod', () => {
	const period = (values: IDataObject) =>
		readPeriod(parametersOf(values), optional(readDate), 'start', 'end');

	it('refuses an end before the start, and only that', () => {
		fc.assert(
			fc.property(moment, moment, (a, b) => {
				const [start, end] = [a, b].map((at) => at.toISOString().slice(0, 10));
				if (start === undefined || end === undefined || end >= start) {
					expect(period({ start, end })).toEqual({ start, end });
				} else {
					expect(failure(() => period({ start, end })).message).toBe(
						`End is before Start: ${end} comes before ${start}`,
					);
				}
			}),
		);
	});

	it('leaves out what is empty', () => {
		expect(period({ start: '', end: '2025-05-01' })).toEqual({ end: '2025-05-01' });
	});
});

describe('time zones', () => {
	it('takes the time zone of the workflow when none is chosen', () => {
		expect(readTimeZone(parametersOf({}, 'Asia/Kolkata'), 'timeZone')).toBe('Asia/Kolkata');
	});

	it('refuses one that does not exist', () => {
		const read = () => readTimeZone(parametersOf({ timeZone: 'Berlin' }), 'timeZone');
		expect(failure(read).message).toBe('Time Zone "Berlin" is not a time zone');
	});

	it('shows a time of the API in a time zone', () => {
		expect(toLocalTime('2025-05-01T09:00:00.000Z', 'Asia/Kolkata')).toBe(
			'2025-05-01T14:30:00.000+05:30',
		);
		expect(toLocalTime('soon', 'Asia/Kolkata')).toBeNull();
		expect(toLocalTime(undefined, 'Asia/Kolkata')).toBeNull();
	});
});
