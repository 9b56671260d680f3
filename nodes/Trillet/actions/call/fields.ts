import type { INodeProperties } from 'n8n-workflow';
import { prepareCall, type CallRequest } from '../../../shared/calls/placeCall';
import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import { OPTIONS } from '../../../shared/fields/options';
import type { WaitOptions } from '../../../shared/fields/wait';
import { readVariables, variableFields } from '../../../shared/fields/variables';
import type { OperationContext } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { agentLocator } from '../callAgent/locator';
import { readFromNumber } from './fromNumber';
import { markedCalls } from './waiting';

type StartCallBody = NonNullable<TrilletOperations['startCall']['input']['body']>;

export const toNumberField: INodeProperties = {
	displayName: 'Phone Number',
	name: 'toNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +15551234567',
	description: 'The number to call, in E.164 format: + and country code, no spaces',
};

export const dynamicVariableFields = variableFields(
	{
		displayName: 'Dynamic Variables',
		description: 'What the agent knows on this call; the prompt of its call flow uses them',
		jsonExample: '{"firstName": "John", "open_tickets": [{"ID": "T-12345"}]}',
	},
	{ resourceMapperMethod: 'getCallVariables', dependsOn: agentLocator.name },
);

export const metadataField: INodeProperties = {
	displayName: 'Metadata (JSON)',
	name: 'metadata',
	type: 'json',
	default: '{}',
	description:
		'A JSON object that comes back with the webhooks of this call, for example the ID of a contact. The agent does not read it.',
};

export const callbackUrlField: INodeProperties = {
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/...',
	description:
		'Receives the events of this call. A Trillet AI Trigger that receives per-call callbacks shows its URL.',
};

/** What every way to start a call by telephone asks for. */
export const startFields: INodeProperties[] = [
	agentLocator,
	toNumberField,
	...phoneNumberFormatFields(),
	...dynamicVariableFields,
];

/** Reads {@link callbackUrlField}; undefined when it is empty. */
export function readCallbackUrl(parameters: ItemParameters): string | undefined {
	const url = parameters.text(callbackUrlField.name);
	if (url === '') return undefined;
	if (URL.canParse(url) && /^https?:/i.test(url)) return url;
	throw parameters.error(
		callbackUrlField.name,
		`"${url}" is not a web address`,
		'Enter the whole address that Trillet AI is to call, beginning with https://.',
	);
}

const isFilled = (values: object) => Object.keys(values).length > 0;

/** Reads {@link dynamicVariableFields}; nothing is sent when there is no variable. */
export function readDynamicVariables(
	parameters: ItemParameters,
): Pick<StartCallBody, 'dynamic_variables'> {
	const variables = readVariables(parameters);
	return isFilled(variables) ? { dynamic_variables: variables } : {};
}

/** A call to start that was read and checked. */
export type StartRequest = CallRequest<TrilletOperations, 'startCall'>;

/**
 * Reads {@link startFields}, the metadata among the options, and what every call has, and
 * enters the call into the record.
 * @throws NodeOperationError that names the field
 */
export async function prepareStart(
	context: OperationContext<TrilletClient>,
	{ callbackUrl, wait }: { callbackUrl?: string; wait?: WaitOptions } = {},
): Promise<StartRequest> {
	const { parameters } = context;
	const metadata = parameters.inside(OPTIONS).jsonObject(metadataField.name);
	await preparePhoneNumbers(parameters);
	const number = readPhoneNumber(parameters, toNumberField.name);
	const agentId = parameters.requiredText(agentLocator.name);
	const body: StartCallBody = {
		to: number,
		call_agent_id: agentId,
		...readDynamicVariables(parameters),
		...(isFilled(metadata) && { metadata }),
		...(callbackUrl && { callback_url: callbackUrl }),
		...(await readFromNumber(context)),
	};
	return await prepareCall(context, markedCalls, {
		id: 'startCall',
		input: { body },
		agentId,
		number,
		field: toNumberField.name,
		asked: { toNumber: number, agentId },
		wait,
	});
}
