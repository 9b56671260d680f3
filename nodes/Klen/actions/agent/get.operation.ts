import { toItems, type Operation } from '../../../shared/node/operation';
import { Lookup } from '../../../shared/fields/lookup';
import { simplifyField } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import { agentLocator } from './locator';
import { simplifyAgent } from './simplify';

/** Finds one agent in the list: Klen AI documents no request for a single one. */
export const get: Operation<KlenClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get an agent',
	description:
		'Get an AI agent with its phone number. The list of agents is read once for all items.',
	requests: ['listAgents'],
	properties: [{ ...agentLocator, description: 'The AI agent to get' }, simplifyField],
	async execute({ client, parameters, node }) {
		const id = parameters.requiredText('agentId');
		const agents = new Lookup(node, client, 'listAgents');
		const agent = await agents.find(
			(candidate) => String(candidate.id) === id || candidate.assistant_id === id,
		);
		if (!agent) {
			throw parameters.error(
				'agentId',
				`"${id}" is not among the agents that the key may use`,
				'Pick the agent from the list. An agent of the production environment does not exist in the sandbox, and the other way round.',
			);
		}
		return toItems(parameters.flag('simplify') ? simplifyAgent(agent) : agent);
	},
};
