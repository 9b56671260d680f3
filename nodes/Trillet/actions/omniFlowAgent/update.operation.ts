import { readUpdateFields, updateFields, type BodyField } from '../../../shared/fields/bodyFields';
import { simplifyField } from '../../../shared/fields/simplify';
import { merge } from '../../../shared/merge';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { nameField } from '../callAgent/fields';
import { languageModelField, voiceFields } from '../callAgent/voice';
import { omniFlowAgentLocator } from './locator';
import { simplifyOmniFlowAgent } from './simplify';

type AgentBody = components['schemas']['UpdateOmniFlowAgentRequest'];

const fields: Array<BodyField<AgentBody>> = [nameField, languageModelField, ...voiceFields];

/**
 * Changes an agent (docs.trillet.ai/v1/api-reference/endpoints/agents/omniflow/update). PUT
 * replaces name, model and voice together, so what is not mentioned is read and sent back.
 */
export const update: Operation<TrilletClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update an omni-flow agent',
	description: 'Change name, model or voice of an omni-flow agent; the others stay as they are',
	requests: ['getOmniFlowAgent', 'updateOmniFlowAgent'],
	bodyOf: ['updateOmniFlowAgent'],
	properties: [
		{ ...omniFlowAgentLocator, description: 'The omni-flow agent to change' },
		updateFields(fields),
		simplifyField,
	],
	async execute({ client, parameters }) {
		const path = { agentId: parameters.requiredText('omniFlowAgentId') };
		const change = readUpdateFields(fields, parameters);
		const { name, llmModel, ttsModel } = await client.request('getOmniFlowAgent', { path });
		const present = { name, llmModel, ...(ttsModel && { ttsModel }) };
		const body = merge(present, change);
		const changed = await client.request('updateOmniFlowAgent', { path, body, present });
		const agent = { _id: path.agentId, ...changed };
		return toItems(parameters.flag('simplify') ? simplifyOmniFlowAgent(agent) : agent);
	},
};
