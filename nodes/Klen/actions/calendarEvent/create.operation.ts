import { toItems, type Operation } from '../../../shared/operation';
import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { readDateTime, readPeriod } from '../../../shared/fields/dateTime';
import type { KlenClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { commonFields, end, start, title } from './fields';
import { statuses } from './status';

const STATUSES = ['scheduled', 'confirmed'] as const;

const fields: Array<BodyField<Partial<components['schemas']['CreateCalendarEventRequest']>>> = [
	...commonFields,
	{
		property: {
			displayName: 'Created by AI Agent',
			name: 'createdByAiAgent',
			type: 'boolean',
			default: true,
			description: 'Whether the event counts as made by an AI agent',
		},
		read: (values, name) => ({ created_by_ai_agent: values.flag(name) }),
	},
	{
		property: {
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: statuses.filter(({ value }) => STATUSES.some((status) => status === value)),
			default: 'scheduled',
			description: 'A new event is either scheduled or confirmed',
		},
		read: (values, name) => ({ status: values.choice(name, STATUSES) }),
	},
];

/** Creates an event (docs.klen.ai/api-reference/calendar/create-event). */
export const create: Operation<KlenClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a calendar event',
	description:
		'Add an event to the calendar. It counts against the events that the key may create in a day, 50 by default.',
	properties: [
		{ ...title, required: true },
		{ ...start, required: true },
		{ ...end, required: true },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: propertiesOf(fields),
		},
	],
	async execute({ client, parameters }) {
		const period = readPeriod(parameters, readDateTime, 'start', 'end');
		const event = await client.request('createCalendarEvent', {
			body: {
				title: parameters.requiredText('title'),
				start_time: period.start,
				end_time: period.end,
				...readFields(fields, parameters.inside('additionalFields'), { keepEmpty: false }),
			},
		});
		return toItems(event);
	},
};
