import type { INodeProperties } from 'n8n-workflow';
import { toItems, type Operation } from '../../../shared/node/operation';
import { optional, readDate, readPeriod } from '../../../shared/fields/dateTime';
import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import { simplifyEvent } from './simplify';
import { statuses } from './status';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Klen AI applies these, so only matching events are transferred',
	options: [
		{
			displayName: 'End Date',
			name: 'endDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'The last day of the list; 30 days after the first one when not given',
		},
		{
			displayName: 'Start Date',
			name: 'startDate',
			type: 'dateTime',
			typeOptions: { dateOnly: true },
			default: '',
			description: 'The first day of the list; today when not given',
		},
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: statuses,
			default: 'confirmed',
			description: 'Only events in this status',
		},
	],
};

/** Lists events (docs.klen.ai/api-reference/calendar/get-events). */
export const getAll: Operation<KlenClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many calendar events',
	description: 'Get a list of events, by default those of the next 30 days',
	requests: ['listCalendarEvents'],
	properties: [...listFields, simplifyField, filters],
	async execute({ client, parameters }) {
		const filter = parameters.inside('filters');
		const { start, end } = readPeriod(filter, optional(readDate), 'startDate', 'endDate');
		const events = await listRecords(client, 'listCalendarEvents', {
			limit: readLimit(parameters),
			query: { start_date: start, end_date: end, status: filter.text('status') },
		});
		return toItems(parameters.flag('simplify') ? events.map(simplifyEvent) : events);
	},
};
