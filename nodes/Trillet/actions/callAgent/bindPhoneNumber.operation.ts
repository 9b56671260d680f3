import type { INodeProperties } from 'n8n-workflow';
import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { idOf } from '../../api/reference';
import { readPhoneNumberId, BY_NUMBER } from '../phoneNumber/id';
import { phoneNumberLocator } from '../phoneNumber/locator';
import { readSchedule, schedule } from '../phoneNumber/officeHours';
import { agentLocator } from './locator';

const fields: Array<BodyField<components['schemas']['BindPhoneNumberRequest']>> = [
	{
		property: {
			displayName: 'Metadata Tags (JSON)',
			name: 'metadataTags',
			type: 'json',
			default: '{}',
			description: 'Names and values of your own to keep with the number',
			hint: 'Example: {"team": "sales"}',
		},
		read: (values, name) => ({ metadataTags: values.jsonObject(name) }),
	},
	{
		property: { ...schedule, displayName: 'Office Hours (JSON)', name: 'officeHours' },
		read: (values, name) => ({ officeHours: readSchedule(values, name) }),
	},
	{
		property: {
			displayName: 'Record Calls',
			name: 'recordCalls',
			type: 'boolean',
			default: true,
			description: 'Whether calls over this number are recorded',
		},
		read: (values, name) => ({ recordCalls: values.flag(name) }),
	},
	{
		property: {
			displayName: 'Recordings Public',
			name: 'recordingPublic',
			type: 'boolean',
			default: true,
			description: 'Whether everybody who has the address of a recording can listen to it',
		},
		read: (values, name) => ({ recordingPublic: values.flag(name) }),
	},
];

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What is not given takes its default: no recording, no office hours',
	options: propertiesOf(fields),
};

/**
 * Gives an agent a number
 * (docs.trillet.ai/v1/api-reference/endpoints/telephony/bind-call-to-phoneNumber).
 */
export const bindPhoneNumber: Operation<TrilletClient> = {
	name: 'Bind Phone Number',
	value: 'bindPhoneNumber',
	action: 'Bind a phone number to a call agent',
	description: 'Let an agent call from a phone number of the workspace and answer on it',
	requests: ['bindPhoneNumber'],
	bodyOf: ['bindPhoneNumber'],
	optionalRequests: { listPhoneNumbers: BY_NUMBER },
	properties: [
		agentLocator,
		{ ...phoneNumberLocator, description: 'The number to give to the agent' },
		additionalFields,
	],
	async execute(context) {
		const { client, parameters } = context;
		const agentId = parameters.requiredText('agentId');
		const values = parameters.inside('additionalFields');
		const body = readFields(fields, values, { keepEmpty: false });
		const phoneNumberId = await readPhoneNumberId(context);
		const bound = await client.request('bindPhoneNumber', {
			path: { agentId, phoneNumberId },
			body,
		});
		// Older answers say no more than that it succeeded.
		const { phoneNumber = {} } = bound;
		return toItems({
			agentId,
			phoneNumberId,
			callFlowId: idOf(bound.pathwayId),
			direction: bound.direction ?? null,
			recordingEnabled: phoneNumber.recordingEnabled ?? null,
			recordingPublic: phoneNumber.recordingPublic ?? null,
			officeHours: phoneNumber.officeHours ?? null,
			metadataTags: phoneNumber.metadataTags ?? null,
			message: bound.message ?? null,
		});
	},
};
