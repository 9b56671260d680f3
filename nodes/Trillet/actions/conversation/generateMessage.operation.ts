import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readEmail } from '../../../shared/fields/email';
import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import { readVariables, variableFields } from '../../../shared/fields/variables';
import { createOnce } from '../../../shared/calls/create';
import { asObject } from '../../../shared/json';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import { messageFlowLocator } from '../messageFlow/locator';

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{
			displayName: 'Customer Name',
			name: 'customerName',
			type: 'string',
			default: '',
			placeholder: 'e.g. John Doe',
			description: 'The name of the customer in the conversation',
		},
		{
			displayName: 'Metadata (JSON)',
			name: 'metadata',
			type: 'json',
			default: '{}',
			description: 'Further data to keep with the conversation, as a JSON object',
			hint: 'Example: {"customerDetails": {"name": "John Doe"}, "orderId": "A-17"}',
		},
	],
};

/** A phone number for SMS or an address for email; which of them, the flow's channel decides. */
function readRecipient(parameters: ItemParameters): string {
	const value = parameters.requiredText('to');
	if (value.includes('@')) return readEmail(parameters, 'to');
	if (!/[a-z]/i.test(value)) return readPhoneNumber(parameters, 'to');
	throw parameters.error(
		'to',
		`"${value}" is neither a phone number nor an email address`,
		'Write a phone number such as +15551234567 for a flow of the channel SMS, and an address such as name@email.com for one of the channel Email.',
	);
}

function readMetadata(parameters: ItemParameters): IDataObject {
	const fields = parameters.inside('additionalFields');
	const metadata = fields.jsonObject('metadata');
	const name = fields.text('customerName');
	if (!name) return metadata;
	return { ...metadata, customerDetails: { ...asObject(metadata.customerDetails), name } };
}

const unlessEmpty = (name: string, values: IDataObject): IDataObject =>
	Object.keys(values).length > 0 ? { [name]: values } : {};

/**
 * Writes a message with a flow, and sends it on demand
 * (docs.trillet.ai/v1/api-reference/endpoints/conversations/generateMessage).
 */
export const generateMessage: Operation<TrilletClient> = {
	name: 'Generate Message',
	value: 'generateMessage',
	action: 'Generate a message',
	description:
		'Begin a conversation by SMS or email with the message of a flow. Nothing is sent unless Autopilot is on.',
	requests: ['generateMessage'],
	bodyOf: ['generateMessage'],
	properties: [
		{ ...messageFlowLocator, description: 'The active message flow that the message comes from' },
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +15551234567 or name@email.com',
			description:
				'A phone number when the channel of the flow is SMS, an email address when it is Email',
		},
		...phoneNumberFormatFields(),
		{
			displayName: 'Autopilot',
			name: 'autopilot',
			type: 'boolean',
			default: false,
			description:
				'Whether Trillet AI really sends the message to the customer, after the delay of the flow. When off, the message is only written.',
		},
		...variableFields(
			{
				displayName: 'Dynamic Variables',
				description: 'Values that the flow uses for this message',
				jsonExample: '{"time": "3 PM", "items": ["A", "B"]}',
			},
			{ resourceMapperMethod: 'getMessageVariables', dependsOn: messageFlowLocator.name },
		),
		additionalFields,
	],
	async execute(context) {
		const { parameters } = context;
		await preparePhoneNumbers(parameters);
		const body = {
			flowId: parameters.requiredText('messageFlowId'),
			to: readRecipient(parameters),
			autopilot: parameters.flag('autopilot'),
			...unlessEmpty('metadata', readMetadata(parameters)),
			...unlessEmpty('dynamic', readVariables(parameters)),
		};
		const message = await createOnce(context, {
			id: 'generateMessage',
			input: { body },
			what: 'message',
			subject: [body.flowId, body.to],
		});
		return toItems(message);
	},
};
