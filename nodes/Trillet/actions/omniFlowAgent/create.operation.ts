import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import { simplifyField } from '../../../shared/fields/simplify';
import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import { agentName } from '../callAgent/fields';
import { languageModelField } from '../callAgent/voice';
import { simplifyOmniFlowAgent } from './simplify';

/** Creates an agent (docs.trillet.ai/v1/api-reference/endpoints/agents/omniflow/create). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create an omni-flow agent',
	description: 'Create an AI agent that writes messages; what it writes is in a message flow',
	requests: ['createOmniFlowAgent'],
	bodyOf: ['createOmniFlowAgent'],
	optionalRequests: { listOmniFlowAgents: UNCONFIRMED },
	properties: [
		{ ...agentName, required: true, placeholder: 'e.g. Message Agent' },
		{ ...languageModelField.property, required: true },
		simplifyField,
		optionsField([
			{
				displayName: 'Settings (JSON)',
				name: 'settings',
				type: 'json',
				default: '{}',
				description: 'Settings of the agent as a JSON object; the documentation names none',
			},
		]),
		formerSection('additionalFields'),
	],
	async execute(context) {
		const { client, parameters } = context;
		const settings = parameters.inside(OPTIONS).jsonObject('settings');
		const name = parameters.requiredText('name');
		const agent = await createOnce(context, {
			id: 'createOmniFlowAgent',
			input: {
				body: {
					name,
					llmModel: parameters.requiredText('llmModel'),
					...(Object.keys(settings).length > 0 && { settings }),
				},
			},
			what: 'omni-flow agent',
			subject: [name],
			find: async () => await findByName(client, 'listOmniFlowAgents', { name }),
		});
		return toItems(parameters.flag('simplify') ? simplifyOmniFlowAgent({ ...agent }) : agent);
	},
};
