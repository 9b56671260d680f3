import { toItems, type Operation } from '../../../shared/node/operation';
import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import { simplifyAgent } from './simplify';

/** Lists agents (docs.klen.ai/api-reference/agents/get-agents); the API serves them all at once. */
export const getAll: Operation<KlenClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many agents',
	description: 'Get a list of the AI agents that the key may use, with their phone numbers',
	requests: ['listAgents'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const agents = await listRecords(client, 'listAgents', {
			limit: readLimit(parameters),
		});
		return toItems(parameters.flag('simplify') ? agents.map(simplifyAgent) : agents);
	},
};
