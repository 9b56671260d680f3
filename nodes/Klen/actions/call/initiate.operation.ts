import { toItems, type Operation } from '../../../shared/operation';
import { readPhoneNumber } from '../../../shared/fields/phoneNumber';
import { readVariables, variableFields } from '../../../shared/fields/variables';
import type { KlenClient } from '../../api/client';
import { agentLocator } from '../agent/locator';
import { contactLocator } from '../contact/locator';

/** Places an outbound call (docs.klen.ai/api-reference/calls/initiate-call). */
export const initiate: Operation<KlenClient> = {
	name: 'Initiate',
	value: 'initiate',
	action: 'Initiate a call',
	description:
		'Let an AI agent call a phone number now. In the production environment a real phone rings, and the call is charged.',
	properties: [
		agentLocator,
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +15551234567',
			description: 'The number to call, in E.164 format: + and country code, no spaces',
		},
		...variableFields({
			description: 'What the agent knows on this call; its instructions use {{variable_name}}',
			jsonExample: '{"open_tickets": [{"ID": "T-12345", "status": "In Progress"}]}',
		}),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					...contactLocator,
					required: false,
					description: 'The contact that is called, to keep the call in its history',
				},
			],
		},
	],
	async execute({ client, parameters }) {
		const additional = parameters.inside('additionalFields');
		const variables = readVariables(parameters);
		const call = await client.request('initiateCall', {
			body: {
				phone_number: readPhoneNumber(parameters, 'phoneNumber'),
				agent_id: parameters.requiredText('agentId'),
				...(additional.text('contactId') && { contact_id: additional.recordNumber('contactId') }),
				...(Object.keys(variables).length > 0 && { variables }),
			},
		});
		return toItems(call);
	},
};
