import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { simplifyAgent } from './simplify';

/** Lists agents (docs.trillet.ai/v1/api-reference/endpoints/agents/call/list), all at once. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many call agents',
	description: 'Get a list of the call agents of the workspace',
	requests: ['listAgents'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const agents = await listRecords(client, 'listAgents', {
			limit: readLimit(parameters),
		});
		return toItems(parameters.flag('simplify') ? agents.map(simplifyAgent) : agents);
	},
};
