import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { agentLocator } from './locator';
import { readAgent } from './read';
import { simplifyAgent } from './simplify';

/** Reads one agent (docs.trillet.ai/v1/api-reference/endpoints/agents/call/get). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a call agent',
	description: 'Get a call agent. Turn off Simplify to include its settings and active calls.',
	requests: ['getAgent'],
	optionalRequests: { listAgents: 'Trillet AI says that there is no such agent' },
	properties: [{ ...agentLocator, description: 'The call agent to get' }, simplifyField],
	async execute({ client, parameters }) {
		const agent = await readAgent(client, parameters.requiredText('agentId'));
		return toItems(parameters.flag('simplify') ? simplifyAgent(agent) : agent);
	},
};
