import { readUpdateFields, updateFields } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import { merge } from '../../../shared/merge';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { idOf, idsOf } from '../../api/reference';
import { writable } from '../../api/writable';
import { agentFields, nameField, secretsOf, type AgentBody } from './fields';
import { agentLocator } from './locator';
import { phoneNumbersField, resolvePhoneNumbers } from './phoneNumbers';
import { readAgent } from './read';
import { simplifyAgent } from './simplify';
import { languageField, languageModelField, voiceFields } from './voice';
import { BY_NUMBER } from '../phoneNumber/id';

const fields = [
	nameField,
	languageModelField,
	...voiceFields,
	languageField,
	...agentFields,
	phoneNumbersField,
];

const READ_ONLY = ['status', 'activeSessions', 'currentNode', 'phoneNumberId'];

/** What to send to keep an agent as it is, with IDs where answers hold whole records. */
function bodyOf(agent: object): AgentBody {
	const { phoneNumberIds, phoneNumberId, pathway } = { ...agent } as Record<string, unknown>;
	const numbers = idsOf(phoneNumberIds ?? [phoneNumberId]);
	const callFlowId = idOf(pathway);
	return {
		...writable(agent, READ_ONLY),
		...(numbers.length > 0 && { phoneNumberIds: numbers }),
		...(callFlowId && { pathway: callFlowId }),
	};
}

/**
 * Changes an agent (docs.trillet.ai/v1/api-reference/endpoints/agents/call/update). PUT replaces
 * the agent as a whole, so it is read first and what is not mentioned is sent back.
 */
export const update: Operation<TrilletClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update a call agent',
	description: 'Change some fields of a call agent; the others stay as they are',
	requests: ['getAgent', 'updateAgent'],
	bodyOf: ['updateAgent'],
	optionalRequests: {
		listAgents: 'Trillet AI says that there is no such agent',
		listPhoneNumbers: BY_NUMBER,
	},
	properties: [
		{ ...agentLocator, description: 'The call agent to change' },
		updateFields(fields),
		simplifyField,
	],
	async execute(context) {
		const { client, parameters } = context;
		const agentId = parameters.requiredText('agentId');
		const given = readUpdateFields(fields, parameters);
		const change = await resolvePhoneNumbers(context, parameters.inside('updateFields'), given);
		const present = bodyOf(await readAgent(client, agentId));
		const body = merge(present, change);
		const agent = await client.request('updateAgent', {
			path: { agentId },
			body,
			present,
			secrets: secretsOf(body),
		});
		return toItems(parameters.flag('simplify') ? simplifyAgent({ ...agent }) : agent);
	},
};
