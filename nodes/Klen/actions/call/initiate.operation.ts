import type { IDataObject } from 'n8n-workflow';
import { toItems, type Operation } from '../../../shared/operation';
import { readPhoneNumber } from '../../../shared/fields/phoneNumber';
import type { ItemParameters } from '../../../shared/parameters';
import type { KlenClient } from '../../api/client';
import { agentLocator } from '../agent/locator';

/** Rows and JSON together; JSON is for nested values, a row of the same name wins. */
function readVariables(parameters: ItemParameters): IDataObject {
	const rows = parameters.collection('variables').variable as
		Array<{ name: string; value: unknown }> | undefined;
	const fromRows: IDataObject = {};
	for (const { name, value } of rows ?? []) {
		if (!name?.trim()) {
			throw parameters.error(
				'variables',
				'has a row without a name',
				'Enter the name that the instructions of the agent use, or remove the row.',
			);
		}
		fromRows[name.trim()] = value as IDataObject;
	}
	return { ...parameters.jsonObject('variablesJson'), ...fromRows };
}

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
		{
			displayName: 'Context Variables',
			name: 'variables',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Variable',
			default: {},
			description: 'What the agent knows on this call; its instructions use {{variable_name}}',
			options: [
				{
					displayName: 'Variable',
					name: 'variable',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. customer_name',
						},
						{ displayName: 'Value', name: 'value', type: 'string', default: '' },
					],
				},
			],
		},
		{
			displayName: 'Context Variables (JSON)',
			name: 'variablesJson',
			type: 'json',
			default: '{}',
			description: 'Context variables that hold lists or objects, as one JSON object',
			hint: 'Example: {"open_tickets": [{"ID": "T-12345", "status": "In Progress"}]}',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Contact ID',
					name: 'contactId',
					type: 'number',
					default: 0,
					description: 'Database ID of the contact that is called, to keep the call in its history',
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
				...(additional.text('contactId') && { contact_id: additional.wholeNumber('contactId', 1) }),
				...(Object.keys(variables).length > 0 && { variables }),
			},
		});
		return toItems(call);
	},
};
