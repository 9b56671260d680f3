import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { deleteConversation } from './delete.operation';
import { generateMessage } from './generateMessage.operation';
import { getAll } from './getAll.operation';

export const conversation: Resource<TrilletClient> = {
	name: 'Conversation',
	value: 'conversation',
	operations: [generateMessage, getAll, deleteConversation],
};
