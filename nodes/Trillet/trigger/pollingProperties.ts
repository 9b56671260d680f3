import type { INodeProperties } from 'n8n-workflow';
import { directionField } from '../../shared/fields/direction';
import { pollOptions } from '../../shared/triggers/pollFields';
import { agentLocator } from '../actions/callAgent/locator';
import { callFlowLocator } from '../actions/callFlow/locator';
import { CALL_DETAILS } from '../actions/call/waiting';
import { BATCH_FINISHED } from './polling';

/** The parameters of the polling trigger. */
export const pollingProperties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{
				name: 'Batch Finished',
				value: BATCH_FINISHED,
				description: 'All calls of a batch are over, or it was cancelled',
			},
			{ name: 'Call Completed', value: 'call.completed', description: 'A call is over' },
			{
				name: 'Call Failed',
				value: 'call.failed',
				description: 'A call did not connect, or nobody took it',
			},
		],
		default: ['call.completed'],
		description: 'The events that start the workflow',
	},
	{
		displayName: 'Batch IDs',
		name: 'batchIds',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. batch_7891011121314, batch_7891011121315',
		displayOptions: { show: { events: [BATCH_FINISHED] } },
		description:
			'The batches to look at, separated by commas, as Trillet AI has no list of them: one request for each that is not finished. One that was over when the trigger first saw it is not reported.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{ ...agentLocator, required: false, description: 'Only calls of this agent' },
			{
				...callFlowLocator,
				required: false,
				description: 'Only calls that followed this call flow',
			},
			directionField('Only calls in this direction'),
		],
	},
	pollOptions(`${CALL_DETAILS}, and the ID of the agent`),
];
