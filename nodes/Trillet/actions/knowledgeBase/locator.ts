import { dashboardLocator } from '../locator';

/** A knowledge base, picked from the list or by its ID. */
export const knowledgeBaseLocator = dashboardLocator({
	displayName: 'Knowledge Base',
	name: 'knowledgeBaseId',
	description: 'The knowledge base to work with',
	searchListMethod: 'searchKnowledgeBases',
	noun: 'a knowledge base',
	idPlaceholder: '66627c8d9e0f1a2b3c4d5e6f',
});
