import { toItems, type Operation } from '../../../shared/node/operation';
import {
	isReplacement,
	readUpdateFields,
	replaceOptions,
	updateFields,
	type BodyField,
} from '../../../shared/fields/bodyFields';
import { optional, readDateTime, readPeriod } from '../../../shared/fields/dateTime';
import type { KlenClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { commonFields, end, start, title } from './fields';
import { eventLocator } from './locator';
import { statuses } from './status';

const fields: Array<BodyField<components['schemas']['UpdateCalendarEventRequest']>> = [
	...commonFields,
	{
		property: end,
		read: (values, name) => ({ end_time: readDateTime(values, name) }),
	},
	{
		property: start,
		read: (values, name) => ({ start_time: readDateTime(values, name) }),
	},
	{
		property: {
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: statuses,
			default: 'confirmed',
			description: 'To cancel an event use the operation Cancel, which also takes a reason',
		},
		read: (values, name) => ({
			status: values.choice(
				name,
				statuses.map(({ value }) => value),
			),
		}),
	},
	{
		property: title,
		read: (values, name) => ({ title: values.requiredText(name) }),
	},
];

/** Changes an event (docs.klen.ai/api-reference/calendar/update-event). */
export const update: Operation<KlenClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update a calendar event',
	description: 'Change some fields of an event, or replace them all',
	requests: ['updateCalendarEvent'],
	bodyOf: ['updateCalendarEvent', 'replaceCalendarEvent'],
	optionalRequests: { replaceCalendarEvent: 'Replace All Fields is on' },
	properties: [eventLocator, updateFields(fields), replaceOptions],
	async execute({ client, parameters }) {
		const body = readUpdateFields(fields, parameters);
		readPeriod(parameters.inside('updateFields'), optional(readDateTime), 'start', 'end');
		const id = isReplacement(parameters) ? 'replaceCalendarEvent' : 'updateCalendarEvent';
		const event = await client.request(id, {
			path: { event_id: parameters.requiredText('eventId') },
			body,
		});
		return toItems(event);
	},
};
