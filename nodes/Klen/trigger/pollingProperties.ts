import type { INodeProperties } from 'n8n-workflow';
import { directionField } from '../../shared/fields/direction';
import { pollOptions } from '../../shared/triggers/pollFields';
import { agentLocator } from '../actions/agent/locator';
import { CALL_DETAILS } from '../actions/call/waiting';
import { events } from '../api/events';
import { eventsField } from './properties';

/** What the lists show of the events that the vendor delivers. */
const LISTED = [
	'calendar.cancelled',
	'calendar.completed',
	'calendar.created',
	'calendar.updated',
	'call.ended',
	'call.failed',
];

/** The parameters of the polling trigger. */
export const pollingProperties: INodeProperties[] = [
	eventsField(events.filter(({ value }) => LISTED.includes(value))),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{ ...agentLocator, required: false, description: 'Only events of this agent' },
			directionField('Only calls in this direction; calendar events are not affected'),
		],
	},
	pollOptions(CALL_DETAILS, [
		{
			displayName: 'Days Ahead',
			name: 'daysAhead',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 365 },
			default: 30,
			description:
				'How far ahead calendar events are looked at. Each poll reads 100 of them with one request.',
		},
	]),
];
