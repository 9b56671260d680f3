import type { IDataObject } from 'n8n-workflow';
import { createOnce, findMade, toCandidate, UNCONFIRMED } from '../../../shared/calls/create';
import type { Search } from '../../../shared/calls/search';
import { toItems, type Operation } from '../../../shared/node/operation';
import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { readDateTime, readPeriod } from '../../../shared/fields/dateTime';
import { pick } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { commonFields, end, start, title } from './fields';
import { statuses } from './status';

const STATUSES = ['scheduled', 'confirmed'] as const;

type EventBody = components['schemas']['CreateCalendarEventRequest'];

const fields: Array<BodyField<Partial<EventBody>>> = [
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

const DAY_MS = 24 * 60 * 60_000;

/** The events of this title at this time; only the details tell when an event was created. */
async function findEvent(client: KlenClient, { title, start_time }: EventBody): Promise<Search> {
	const start = Date.parse(String(start_time));
	// The list counts days in a time zone that nobody knows.
	const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
	const found = await findMade(client, {
		list: 'listCalendarEvents',
		query: { start_date: day(start - DAY_MS), end_date: day(start + DAY_MS) },
		isSame: (event) => event.title === title && Date.parse(String(event.start_time)) === start,
	});
	const candidates = await Promise.all(
		found.candidates.map(async ({ record }) => {
			const path = { event_id: String(record.id) };
			const details: IDataObject = { ...(await client.request('getCalendarEvent', { path })) };
			return toCandidate(client, { ...record, ...details }, details.created_at);
		}),
	);
	return { ...found, candidates };
}

const CREATED_FIELDS = [
	'id',
	'uuid',
	'title',
	'start_time',
	'end_time',
	'status',
	'message',
	'ics_url',
] as const;

/** Creates an event (docs.klen.ai/api-reference/calendar/create-event). */
export const create: Operation<KlenClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a calendar event',
	description:
		'Add an event to the calendar. It counts against the events that the key may create in a day, 50 by default.',
	requests: ['createCalendarEvent'],
	bodyOf: ['createCalendarEvent'],
	optionalRequests: { listCalendarEvents: UNCONFIRMED, getCalendarEvent: UNCONFIRMED },
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
	async execute(context) {
		const { client, parameters } = context;
		const period = readPeriod(parameters, readDateTime, 'start', 'end');
		const body: EventBody = {
			title: parameters.requiredText('title'),
			start_time: period.start,
			end_time: period.end,
			...readFields(fields, parameters.inside('additionalFields'), { keepEmpty: false }),
		};
		const event = await createOnce(context, {
			id: 'createCalendarEvent',
			input: { body },
			what: 'calendar event',
			subject: [body.title, body.start_time, body.customer_email, body.customer_phone],
			find: async () => await findEvent(client, body),
			restore: (record) => pick(record, CREATED_FIELDS),
		});
		return toItems(event);
	},
};
