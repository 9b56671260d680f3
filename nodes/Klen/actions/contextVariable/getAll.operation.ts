import { toItems, type Operation } from '../../../shared/node/operation';
import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import type { KlenClient } from '../../api/client';
import { contextType } from './fields';

/** Lists definitions (docs.klen.ai/api-reference/context-variables/get-context-variables). */
export const getAll: Operation<KlenClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many context variables',
	description: 'Get a list of the variables that are defined, the default ones included',
	requests: ['listContextVariables'],
	properties: [
		...listFields,
		optionsField([
			{ ...contextType, description: 'Only variables of contacts, or of the business' },
		]),
		formerSection('filters'),
	],
	async execute({ client, parameters }) {
		const variables = await listRecords(client, 'listContextVariables', {
			limit: readLimit(parameters),
			query: { context_type: parameters.inside(OPTIONS).text('contextType') },
		});
		return toItems(variables);
	},
};
