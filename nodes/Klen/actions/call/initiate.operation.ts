import type { Operation, OperationContext } from '../../../shared/node/operation';
import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import { waitToggle } from '../../../shared/fields/wait';
import { callingHoursFields } from '../../../shared/calls/callingHours';
import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import { callOptions, WHO_CALLS_AGAIN } from '../../../shared/calls/options';
import { placing, prepareCall } from '../../../shared/calls/placeCall';
import type { KlenClient, KlenOperations } from '../../api/client';
import { agentLocator } from '../agent/locator';
import { contactLocator } from '../contact/locator';
import {
	freeVariableFields,
	readFreeVariables,
	requestsForVariables,
} from '../contextVariable/definitions';
import { CALL_DETAILS, klenCalls, requestsAroundCalls } from './waiting';

const contactTimeZone = {
	name: 'Of the Contact',
	value: 'contact' as const,
	description: 'The time zone of the contact under Options (one extra request)',
};

/** @throws NodeOperationError when there is no contact, or when it has no time zone */
async function readContactTimeZone({
	client,
	parameters,
}: OperationContext<KlenClient>): Promise<string> {
	const remedy = 'Add the contact, or choose another source of the time zone.';
	const id = parameters.inside(OPTIONS).text('contactId');
	if (id === '') throw parameters.error('callingTimeZoneSource', 'needs a contact', remedy);
	const { timezone } = await client.request('getContact', { path: { contact_id: Number(id) } });
	if (timezone) return timezone;
	throw parameters.error(
		'callingTimeZoneSource',
		`cannot be read: contact ${id} has no time zone`,
		'Fill it in with Contact > Update, or choose another source of the time zone.',
	);
}

/** Places an outbound call (docs.klen.ai/api-reference/calls/initiate-call). */
export const initiate: Operation<KlenClient> = {
	name: 'Initiate',
	value: 'initiate',
	action: 'Initiate a call',
	description:
		'Let an AI agent call a phone number now. In the production environment a real phone rings, and the call is charged.',
	consequence: `A real phone rings, and the call is charged, unless the credential says Sandbox. ${WHO_CALLS_AGAIN}`,
	requests: ['initiateCall'],
	bodyOf: ['initiateCall'],
	optionalRequests: {
		...requestsAroundCalls,
		...requestsForVariables,
		getContact: 'Time Zone is Of the Contact',
	},
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
		...phoneNumberFormatFields(),
		...freeVariableFields({
			description: 'What the agent knows on this call; its instructions use {{variable_name}}',
			jsonExample: '{"open_tickets": [{"ID": "T-12345", "status": "In Progress"}]}',
		}),
		...callingHoursFields([contactTimeZone]),
		...waitToggle(CALL_DETAILS),
		optionsField([
			{
				...contactLocator,
				required: false,
				description: 'The contact that is called, to keep the call in its history',
			},
			...callOptions,
		]),
		formerSection('additionalFields'),
	],
	async prepare(context) {
		const { parameters } = context;
		const options = parameters.inside(OPTIONS);
		const variables = await readFreeVariables(context);
		await preparePhoneNumbers(parameters);
		const number = readPhoneNumber(parameters, 'phoneNumber');
		const agentId = parameters.requiredText('agentId');
		const asked = { phone_number: number, agent_id: agentId };
		const body = {
			...asked,
			...(options.text('contactId') && { contact_id: options.recordNumber('contactId') }),
			...(Object.keys(variables).length > 0 && { variables }),
		};
		return await prepareCall<KlenOperations, 'initiateCall'>(
			context,
			klenCalls,
			{ id: 'initiateCall', input: { body }, agentId, number, field: 'phoneNumber', asked },
			async () => await readContactTimeZone(context),
		);
	},
	...placing(klenCalls),
};
