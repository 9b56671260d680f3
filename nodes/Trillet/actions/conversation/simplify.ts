import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../shared/json';
import { toIsoTime } from '../../api/time';

/** The messages of a conversation, oldest first. */
function messagesOf({ messages }: IDataObject): IDataObject[] {
	const time = (message: IDataObject) => toIsoTime(message.createdAt) ?? '';
	return (Array.isArray(messages) ? messages : [])
		.map(asObject)
		.toSorted((a, b) => time(a).localeCompare(time(b)));
}

/** A conversation with its customer and its last message. */
export function simplifyConversation(conversation: IDataObject): IDataObject {
	const { name, email, phone } = asObject(conversation.customer);
	const messages = messagesOf(conversation);
	return {
		_id: conversation._id ?? null,
		flowId: conversation.pathwayId ?? null,
		agentId: conversation.agentId ?? null,
		customerName: name ?? null,
		customerEmail: email ?? null,
		customerPhone: phone ?? null,
		messageCount: messages.length,
		lastMessage: messages.at(-1)?.message ?? null,
		createdAt: toIsoTime(conversation.createdAt),
		updatedAt: toIsoTime(conversation.updatedAt),
	};
}
