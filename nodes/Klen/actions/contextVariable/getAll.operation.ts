import { toItems, type Operation } from '../../../shared/operation';
import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import type { KlenClient } from '../../api/client';
import { contextType } from './fields';

/** Lists definitions (docs.klen.ai/api-reference/context-variables/get-context-variables). */
export const getAll: Operation<KlenClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many context variables',
	description: 'Get a list of the variables that are defined, the default ones included',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [{ ...contextType, description: 'Only variables of contacts, or of the business' }],
		},
	],
	async execute({ client, parameters }) {
		const variables = await listRecords(client, 'listContextVariables', {
			limit: readLimit(parameters),
			query: { context_type: parameters.inside('filters').text('contextType') },
		});
		return toItems(variables);
	},
};
