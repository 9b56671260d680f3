import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { knowledgeBaseLocator } from './locator';

/** Reads a knowledge base (docs.trillet.ai/v1/api-reference/endpoints/knowledge-base/get). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a knowledge base',
	description: 'Get a knowledge base with the names and sizes of its files',
	requests: ['getKnowledgeBase'],
	properties: [knowledgeBaseLocator],
	async execute({ client, parameters }) {
		const knowledgeBase = await client.request('getKnowledgeBase', {
			path: { id: parameters.requiredText('knowledgeBaseId') },
		});
		return toItems(knowledgeBase);
	},
};
