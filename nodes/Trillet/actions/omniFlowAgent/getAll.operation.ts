import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { simplifyOmniFlowAgent } from './simplify';

/** Lists agents (docs.trillet.ai/v1/api-reference/endpoints/agents/omniflow/list), all at once. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many omni-flow agents',
	description: 'Get a list of the omni-flow agents of the workspace',
	requests: ['listOmniFlowAgents'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const agents = await listRecords(client, 'listOmniFlowAgents', {
			limit: readLimit(parameters),
		});
		return toItems(parameters.flag('simplify') ? agents.map(simplifyOmniFlowAgent) : agents);
	},
};
