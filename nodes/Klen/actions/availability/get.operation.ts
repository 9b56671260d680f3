import { toItems, type Operation } from '../../../shared/node/operation';
import {
	optional,
	readDate,
	readPeriod,
	readTimeZone,
	toLocalTime,
} from '../../../shared/fields/dateTime';
import { listRecords } from '../../../shared/fields/list';
import type { KlenClient } from '../../api/client';

const LONGEST_MINUTES = 180;

/** Lists free slots, all at once (docs.klen.ai/api-reference/calendar/get-availability). */
export const get: Operation<KlenClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get availability',
	description:
		'Get the free slots of the user whose key is used, one item each, in UTC and in local time',
	requests: ['getAvailability'],
	properties: [
		{
			displayName: 'Duration (Minutes)',
			name: 'duration',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LONGEST_MINUTES },
			default: 30,
			description: 'How long a slot is, from 1 to 180 minutes',
		},
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			hint: 'Today when empty',
			description: 'The first day to look at',
		},
		{
			displayName: 'End Date',
			name: 'endDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			hint: '7 days after the first one when empty',
			description: 'The last day to look at',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Time Zone',
					name: 'timeZone',
					type: 'string',
					default: '',
					placeholder: 'e.g. America/New_York',
					description:
						'In which time zone start_local and end_local are written; the one of the workflow when empty',
				},
			],
		},
	],
	async execute({ client, parameters }) {
		const { start, end } = readPeriod(parameters, optional(readDate), 'startDate', 'endDate');
		const timeZone = readTimeZone(parameters.inside('options'), 'timeZone');
		const slots = await listRecords(client, 'getAvailability', {
			limit: Infinity,
			query: {
				start_date: start,
				end_date: end,
				duration: parameters.wholeNumber('duration', 1, LONGEST_MINUTES),
			},
		});
		return toItems(
			slots.map((slot) => ({
				...slot,
				start_local: toLocalTime(slot.start, timeZone),
				end_local: toLocalTime(slot.end, timeZone),
				time_zone: timeZone,
			})),
		);
	},
};
