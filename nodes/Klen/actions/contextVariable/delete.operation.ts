import { toItems, type Operation } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { variableLocator } from './locator';

/** Deletes a definition (docs.klen.ai/api-reference/context-variables/delete-context-variable). */
export const deleteVariable: Operation<KlenClient> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a context variable',
	description:
		'Delete the definition of a variable permanently. Values that contacts or the business hold are not removed.',
	consequence:
		'The definition is deleted for good. Values that contacts or the business hold stay.',
	requests: ['deleteContextVariable'],
	properties: [variableLocator],
	async execute({ client, parameters }) {
		const id = parameters.recordNumber('variableId');
		await client.request('deleteContextVariable', { path: { variable_id: id } });
		return toItems({ id, deleted: true });
	},
};
