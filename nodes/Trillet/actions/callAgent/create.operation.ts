import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { propertiesOf, readFields } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import { merge } from '../../../shared/merge';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import type { components } from '../../api/generated/contract';
import { agentFields, nameField, secretsOf, type AgentBody } from './fields';
import { phoneNumbersField, resolvePhoneNumbers } from './phoneNumbers';
import { simplifyAgent } from './simplify';
import { languageField, languageModelField, voiceFields } from './voice';
import { BY_NUMBER } from '../phoneNumber/id';

const mainFields = [nameField, languageModelField, ...voiceFields, languageField];
const fields = [...agentFields, phoneNumbersField];

/** Creates an agent (docs.trillet.ai/v1/api-reference/endpoints/agents/call/create). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a call agent',
	description: 'Create an AI agent that speaks on calls; its prompt is in a call flow',
	requests: ['createAgent'],
	bodyOf: ['createAgent'],
	optionalRequests: { listAgents: UNCONFIRMED, listPhoneNumbers: BY_NUMBER },
	properties: [
		...mainFields.map(({ property }) => ({ ...property, required: true })),
		simplifyField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: propertiesOf(fields),
		},
	],
	async execute(context) {
		const { client, parameters } = context;
		const values = parameters.inside('additionalFields');
		const given: AgentBody = merge(
			readFields(mainFields, parameters, { keepEmpty: true }),
			readFields(fields, values, { keepEmpty: false }),
		);
		const body = await resolvePhoneNumbers(context, values, given);
		const { name } = body;
		const agent = await createOnce(context, {
			id: 'createAgent',
			input: {
				// Older pages require type and settings.
				body: {
					type: 'voice',
					settings: {},
					...body,
				} as components['schemas']['CreateAgentRequest'],
				secrets: secretsOf(body),
			},
			what: 'call agent',
			subject: [name],
			find: async () => await findByName(client, 'listAgents', { name }),
			secretFields: secretsOf(body).length > 0 ? ['ttsModel'] : [],
		});
		// Older answers leave out most of what was sent.
		return toItems(parameters.flag('simplify') ? simplifyAgent({ ...body, ...agent }) : agent);
	},
};
