import { toItems, type Operation } from '../../../shared/node/operation';
import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import type { TrilletClient } from '../../api/client';
import { simplifyConversation } from './simplify';

/** Lists conversations (docs.trillet.ai/v1/api-reference/endpoints/conversations/getAll), all at once. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many conversations',
	description:
		'Get a list of the conversations by SMS and email, without Simplify with all their messages',
	requests: ['listConversations'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const conversations = await listRecords(client, 'listConversations', {
			limit: readLimit(parameters),
		});
		return toItems(
			parameters.flag('simplify') ? conversations.map(simplifyConversation) : conversations,
		);
	},
};
