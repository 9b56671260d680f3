import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { conversationLocator } from './locator';

/** Deletes a conversation (docs.trillet.ai/v1/api-reference/endpoints/conversations/deleteConvo). */
export const deleteConversation: Operation<TrilletClient> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a conversation',
	description: 'Delete a conversation with all its messages permanently',
	consequence: 'The conversation is deleted for good, with all its messages.',
	requests: ['deleteConversation'],
	properties: [conversationLocator],
	async execute({ client, parameters }) {
		const conversationId = parameters.requiredText('conversationId');
		await client.request('deleteConversation', { path: { conversationId } });
		return toItems({ _id: conversationId, deleted: true });
	},
};
