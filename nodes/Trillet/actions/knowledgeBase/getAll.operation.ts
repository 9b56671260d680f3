import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';

/** Lists knowledge bases (docs.trillet.ai/v1/api-reference/endpoints/knowledge-base/list), all at once. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many knowledge bases',
	description: 'Get a list of knowledge bases with the names and sizes of their files',
	requests: ['listKnowledgeBases'],
	properties: listFields,
	async execute({ client, parameters }) {
		const knowledgeBases = await listRecords(client, 'listKnowledgeBases', {
			limit: readLimit(parameters),
		});
		return toItems(knowledgeBases);
	},
};
