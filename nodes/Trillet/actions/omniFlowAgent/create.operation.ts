import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/operation';
import type { TrilletClient } from '../../api/client';
import { agentName } from '../callAgent/fields';
import { languageModelField } from '../callAgent/voice';
import { simplifyOmniFlowAgent } from './simplify';

/** Creates an agent (docs.trillet.ai/v1/api-reference/endpoints/agents/omniflow/create). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create an omni-flow agent',
	description: 'Create an AI agent that writes messages; what it writes is in a message flow',
	properties: [
		{ ...agentName, required: true, placeholder: 'e.g. Message Agent' },
		{ ...languageModelField.property, required: true },
		simplifyField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Settings (JSON)',
					name: 'settings',
					type: 'json',
					default: '{}',
					description: 'Settings of the agent as a JSON object; the documentation names none',
				},
			],
		},
	],
	async execute({ client, parameters }) {
		const settings = parameters.inside('additionalFields').jsonObject('settings');
		const agent = await client.request('createOmniFlowAgent', {
			body: {
				name: parameters.requiredText('name'),
				llmModel: parameters.requiredText('llmModel'),
				...(Object.keys(settings).length > 0 && { settings }),
			},
		});
		return toItems(parameters.flag('simplify') ? simplifyOmniFlowAgent({ ...agent }) : agent);
	},
};
