import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { omniFlowAgentLocator } from './locator';
import { simplifyOmniFlowAgent } from './simplify';

/** Reads one agent (docs.trillet.ai/v1/api-reference/endpoints/agents/omniflow/get). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get an omni-flow agent',
	description: 'Get an omni-flow agent. Turn off Simplify to include its settings.',
	requests: ['getOmniFlowAgent'],
	properties: [
		{ ...omniFlowAgentLocator, description: 'The omni-flow agent to get' },
		simplifyField,
	],
	async execute({ client, parameters }) {
		const agentId = parameters.requiredText('omniFlowAgentId');
		const found = await client.request('getOmniFlowAgent', { path: { agentId } });
		// Most samples of the documentation leave the ID out.
		const agent = { _id: agentId, ...found };
		return toItems(parameters.flag('simplify') ? simplifyOmniFlowAgent(agent) : agent);
	},
};
