import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { simplifyMessageFlow } from './simplify';

/** Lists flows (docs.trillet.ai/v1/api-reference/endpoints/flows/message-flows/list), all at once. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many message flows',
	description: 'Get a list of the message flows of the workspace',
	requests: ['listMessageFlows'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const flows = await listRecords(client, 'listMessageFlows', {
			limit: readLimit(parameters),
		});
		return toItems(parameters.flag('simplify') ? flows.map(simplifyMessageFlow) : flows);
	},
};
