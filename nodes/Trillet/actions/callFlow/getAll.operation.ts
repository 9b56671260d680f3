import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { simplifyCallFlow } from './simplify';

/** Lists flows (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/list), all at once. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many call flows',
	description: 'Get a list of the call flows of the workspace; Get has their prompts',
	requests: ['listCallFlows'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const flows = await listRecords(client, 'listCallFlows', {
			limit: readLimit(parameters),
		});
		return toItems(parameters.flag('simplify') ? flows.map(simplifyCallFlow) : flows);
	},
};
