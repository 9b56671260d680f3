import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { directionField } from '../../shared/fields/direction';
import { repeatWindowField } from '../../shared/triggers/identity';
import { addEventMetadataField } from '../../shared/triggers/receive';
import { agentByDatabaseId } from '../actions/agent/locator';

/** Which events start the workflow, of those that the trigger can report. */
export const eventsField = (options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	options,
	default: ['call.ended'],
	description: 'The events that start the workflow',
});

/** The parameters of the trigger. */
export function triggerProperties(events: INodePropertyOptions[]): INodeProperties[] {
	return [
		{
			displayName: 'Registration',
			name: 'registration',
			type: 'options',
			options: [
				{
					name: 'Automatic',
					value: 'automatic',
					description: 'Create the webhook at Klen AI when the workflow is published',
				},
				{
					name: 'Manual',
					value: 'manual',
					description: 'Create the webhook in the Klen AI dashboard yourself',
				},
			],
			default: 'automatic',
		},
		{
			displayName:
				'In the Klen AI dashboard, open API > Webhooks > Create New Webhook, enter the Production URL from above and choose the same events. Then copy the secret that is shown into <b>Webhook Signing Secret</b> of the credential: events without a valid signature are refused.',
			name: 'manualNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { registration: ['manual'] } },
		},
		eventsField(events),
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					// Most events carry the number only.
					...agentByDatabaseId,
					required: false,
					description: 'Only events of this agent',
				},
				directionField('Only calls in this direction; calendar events are not affected'),
			],
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				addEventMetadataField,
				{
					displayName: 'Maximum Age (Minutes)',
					name: 'maxAgeMinutes',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 60,
					description:
						'Refuse events whose timestamp is older, so that a recorded delivery cannot be sent again later. 0 accepts any age.',
				},
				repeatWindowField,
			],
		},
	];
}
