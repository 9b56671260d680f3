import { tryToParseDateTime, type IDataObject, type INodeProperties } from 'n8n-workflow';
import { readTimeZone } from '../fields/dateTime';
import type { ItemParameters } from '../node/parameters';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const TIME_ZONE_SOURCES = ['workflow', 'specified', 'contact'] as const;
const OUTSIDE = ['error', 'skip', 'wait'] as const;

const shown = (
	show: INodeProperties['displayOptions'] = {},
): INodeProperties['displayOptions'] => ({
	show: { limitCallingHours: [true], ...show.show },
});

/**
 * The days and hours at which an operation may ring phones.
 * @param sources further places that the time zone can come from
 */
export const callingHoursFields = (
	sources: Array<{ name: string; value: 'contact'; description: string }> = [],
): INodeProperties[] => [
	{
		displayName: 'Limit Calling Hours',
		name: 'limitCallingHours',
		type: 'boolean',
		default: false,
		description:
			'Whether to ring phones only on certain days and hours, as the law asks for in many countries',
	},
	{
		displayName: 'Days',
		name: 'callingDays',
		type: 'multiOptions',
		options: WEEKDAYS.map((name, index) => ({ name, value: index + 1 })),
		default: [1, 2, 3, 4, 5],
		displayOptions: shown(),
		description: 'The days on which phones may ring',
	},
	{
		displayName: 'From',
		name: 'callingFrom',
		type: 'string',
		default: '09:00',
		placeholder: 'e.g. 09:00',
		displayOptions: shown(),
		description: 'The earliest time of day for calls, on the 24-hour clock',
	},
	{
		displayName: 'To',
		name: 'callingTo',
		type: 'string',
		default: '20:00',
		placeholder: 'e.g. 20:00',
		displayOptions: shown(),
		description: 'The time of day at which calls stop, on the 24-hour clock; 24:00 is midnight',
	},
	{
		displayName: 'Time Zone',
		name: 'callingTimeZoneSource',
		type: 'options',
		options: [
			...sources,
			{
				name: 'Of the Workflow',
				value: 'workflow',
				description: 'The time zone in the settings of the workflow',
			},
			{
				name: 'Specified Below',
				value: 'specified',
				description: 'A fixed one, or one of the item by an expression',
			},
		],
		default: 'workflow',
		displayOptions: shown(),
		description: 'Where the time zone of the person who is called comes from',
	},
	{
		displayName: 'Time Zone Name',
		name: 'callingTimeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. America/New_York',
		displayOptions: shown({ show: { callingTimeZoneSource: ['specified'] } }),
		description: 'The IANA name of the time zone',
	},
	{
		displayName: 'Outside Calling Hours',
		name: 'outsideCallingHours',
		type: 'options',
		options: [
			{ name: 'Error', value: 'error', description: 'Fail without a call' },
			{
				name: 'Skip the Item',
				value: 'skip',
				description: 'Go on without a call; the item has the placement "skipped"',
			},
			{
				name: 'Wait Until They Begin',
				value: 'wait',
				description: 'Put the execution to sleep and place the call then. Needs n8n 2.',
			},
		],
		default: 'wait',
		displayOptions: shown(),
		description: 'What to do with a call that is due at another time',
	},
];

export interface CallingHours {
	/** 1 is Monday, 7 is Sunday. */
	days: number[];
	/** Minutes since midnight. */
	from: number;
	to: number;
	/** IANA name. */
	timeZone: string;
	outside: (typeof OUTSIDE)[number];
}

/** When the calling hours begin next; undefined when they are now. */
export function nextOpening(
	{ days, from, to, timeZone }: Omit<CallingHours, 'outside'>,
	now = new Date(),
): Date | undefined {
	const local = tryToParseDateTime(now, 'UTC').setZone(timeZone);
	for (let ahead = 0; ahead <= 7; ahead++) {
		const day = local.plus({ days: ahead }).startOf('day');
		if (!days.includes(day.weekday)) continue;
		const at = (minutes: number) =>
			day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).toMillis();
		if (at(from) > now.getTime()) return new Date(at(from));
		if (at(to) > now.getTime()) return undefined;
	}
	throw new TypeError('There is no day to call on');
}

/** Minutes since midnight. */
function readTimeOfDay(parameters: ItemParameters, name: string): number {
	const text = parameters.requiredText(name);
	const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/.exec(text) ?? [];
	const total = Number(hours) * 60 + Number(minutes);
	if (total <= 24 * 60 && Number(minutes) < 60) return total;
	throw parameters.error(name, `"${text}" is not a time of day`, 'Write it like 09:00 or 17:30.');
}

async function readTimeZoneOf(
	parameters: ItemParameters,
	ofContact: (() => Promise<string>) | undefined,
): Promise<string> {
	const source = parameters.choice('callingTimeZoneSource', TIME_ZONE_SOURCES);
	if (source === 'contact' && ofContact) return await ofContact();
	return source === 'specified'
		? (parameters.requiredText('callingTimeZone'), readTimeZone(parameters, 'callingTimeZone'))
		: parameters.timeZone;
}

/**
 * Reads {@link callingHoursFields}.
 * @param ofContact reads the time zone of the contact that is called
 * @returns undefined when phones may ring at any time
 * @throws NodeOperationError that names the field
 */
export async function readCallingHours(
	parameters: ItemParameters,
	ofContact?: () => Promise<string>,
): Promise<CallingHours | undefined> {
	if (!parameters.flag('limitCallingHours')) return undefined;
	const days = parameters.choices('callingDays').map(Number);
	if (days.length === 0) {
		throw parameters.error('callingDays', 'has no day', 'Choose at least one day.');
	}
	const from = readTimeOfDay(parameters, 'callingFrom');
	const to = readTimeOfDay(parameters, 'callingTo');
	if (from >= to) {
		throw parameters.error(
			'callingTo',
			`must be later than ${parameters.label('callingFrom')}`,
			'Hours beyond midnight need two nodes, one for each part of the night.',
		);
	}
	const outside = parameters.choice('outsideCallingHours', OUTSIDE);
	return { days, from, to, outside, timeZone: await readTimeZoneOf(parameters, ofContact) };
}

/** What to do instead of a call: go on without one, or place it later. */
export type Instead = { skipped: IDataObject } | { until: Date };

/**
 * Checks whether a phone may ring at a time.
 * @returns undefined when it may
 * @throws NodeOperationError when the user wants an error at another time
 */
export function outsideCallingHours(
	parameters: ItemParameters,
	hours: CallingHours | undefined,
	at = new Date(),
): Instead | undefined {
	const opensAt = hours && nextOpening(hours, at);
	if (!opensAt) return undefined;
	if (hours.outside === 'wait') return { until: opensAt };
	if (hours.outside === 'skip') {
		return { skipped: { placement: 'skipped', opensAt: opensAt.toISOString() } };
	}
	const begins = tryToParseDateTime(opensAt, 'UTC').setZone(hours.timeZone).toISO();
	throw parameters.error(
		'limitCallingHours',
		`forbids a call at this time in ${hours.timeZone}`,
		`No call was placed. The calling hours begin ${begins}; choose Wait Until They Begin under Outside Calling Hours to wait for them.`,
	);
}
