import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { simplifyConversation } from '../actions/conversation/simplify';
import { trilletClient } from '../api/client';
import { noneYet } from './emptyList';

const MAX_LENGTH = 60;

function conversationLabel(conversation: IDataObject): string {
	const { customerName, customerPhone, customerEmail, lastMessage } =
		simplifyConversation(conversation);
	return [customerName, customerPhone ?? customerEmail, lastMessage]
		.filter(Boolean)
		.join(' · ')
		.slice(0, MAX_LENGTH);
}

/** Conversations by customer and last message. */
export async function searchConversations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listConversations',
		{ filter, paginationToken },
		{
			toEntry: (conversation) => ({
				name: conversationLabel(conversation),
				value: String(conversation._id),
			}),
			empty: noneYet('conversations', 'Conversation > Generate Message'),
		},
	);
}
