import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readTimeZone } from '../../../shared/fields/dateTime';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';

type OfficeHours = NonNullable<
	components['schemas']['UpdatePhoneNumberConfigurationRequest']['officeHours']
>;

type Schedule = NonNullable<OfficeHours['schedule']>;

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const PERIOD = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

/** The periods of a week. */
export const schedule: INodeProperties = {
	displayName: 'Schedule (JSON)',
	name: 'schedule',
	type: 'json',
	default: '{}',
	description: 'A list of periods for each day of the week; a day that is not named is off',
	hint: 'Example: {"monday": ["09:00-12:00", "13:00-17:00"], "tuesday": []}',
};

/** When a number takes calls. */
export const officeHours: INodeProperties = {
	displayName: 'Office Hours',
	name: 'officeHours',
	type: 'fixedCollection',
	placeholder: 'Set Office Hours',
	default: {},
	options: [
		{
			displayName: 'Office Hours',
			name: 'hours',
			values: [
				{
					displayName: 'Enabled',
					name: 'enabled',
					type: 'boolean',
					default: true,
					description: 'Whether the number takes calls in these hours only',
				},
				schedule,
				{
					displayName: 'Time Zone',
					name: 'timezone',
					type: 'string',
					default: '',
					placeholder: 'e.g. America/New_York',
					description: "IANA name; the workflow's when left empty",
				},
			],
		},
	],
};

const isDay = ([day, periods]: [string, unknown]): boolean =>
	DAYS.includes(day) &&
	Array.isArray(periods) &&
	periods.every((period) => PERIOD.test(String(period)));

/**
 * Reads {@link schedule}, under whichever name it has.
 * @throws NodeOperationError when a day or a period makes no sense
 */
export function readSchedule(hours: ItemParameters, name: string): Schedule {
	const days: IDataObject = hours.jsonObject(name);
	const wrong = Object.entries(days).find((entry) => !isDay(entry));
	if (!wrong) return days as Schedule;
	throw hours.error(
		name,
		`has no periods of a day in "${wrong[0]}"`,
		'Name the days monday to sunday, each with a list of periods such as ["09:00-17:00"].',
	);
}

/**
 * Reads {@link officeHours}.
 * @throws NodeOperationError when a day, a period or the time zone makes no sense
 */
export function readOfficeHours(values: ItemParameters): { officeHours?: OfficeHours } {
	const [hours] = values.rows('officeHours');
	if (!hours) return {};
	const periods = readSchedule(hours, schedule.name);
	return {
		officeHours: {
			enabled: hours.flag('enabled'),
			timezone: readTimeZone(hours, 'timezone'),
			...(Object.keys(periods).length > 0 && { schedule: periods }),
		},
	};
}
