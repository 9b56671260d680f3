import { dashboardLocator } from '../locator';

/** A conversation by SMS or email, picked from the list or by its ID. */
export const conversationLocator = dashboardLocator({
	displayName: 'Conversation',
	name: 'conversationId',
	description: 'The conversation to work with',
	searchListMethod: 'searchConversations',
	noun: 'a conversation',
	idPlaceholder: '665f6a7b8c9d0e1f2a3b4c5d',
});
