import { toItems, type Operation } from '../../../shared/operation';
import { optional, readDateTime, readPeriod } from '../../../shared/fields/dateTime';
import type { KlenClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import {
	commonFields,
	end,
	propertiesOf,
	readFields,
	start,
	title,
	type EventField,
} from './fields';
import { eventLocator } from './locator';
import { statuses } from './status';

const fields: Array<EventField<components['schemas']['UpdateCalendarEventRequest']>> = [
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
	properties: [
		eventLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description: 'What to change. A text that is added and left empty is cleared.',
			options: propertiesOf(fields),
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Replace All Fields',
					name: 'replaceAllFields',
					type: 'boolean',
					default: true,
					description:
						'Whether fields that are not given above lose their values, instead of staying as they are',
				},
			],
		},
	],
	async execute({ client, parameters }) {
		const values = parameters.inside('updateFields');
		const body = readFields(fields, values, { keepEmpty: true });
		if (Object.keys(body).length === 0) {
			throw parameters.error('updateFields', 'is empty', 'Add at least one field to change.');
		}
		readPeriod(values, optional(readDateTime), 'start', 'end');
		const replace = parameters.inside('options').flag('replaceAllFields');
		const event = await client.request(replace ? 'replaceCalendarEvent' : 'updateCalendarEvent', {
			path: { event_id: parameters.requiredText('eventId') },
			body,
		});
		return toItems(event);
	},
};
