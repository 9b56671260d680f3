import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { observedNotice } from '../observedNotice';
import { agentLocator } from './locator';

/** Deletes an agent; no page of its own, but public third-party clients use it. */
export const deleteAgent: Operation<TrilletClient> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a call agent',
	description: 'Delete a call agent permanently',
	consequence: 'The call agent is deleted for good.',
	requests: ['deleteAgent'],
	properties: [observedNotice, { ...agentLocator, description: 'The call agent to delete' }],
	async execute({ client, parameters }) {
		const agentId = parameters.requiredText('agentId');
		await client.request('deleteAgent', { path: { agentId } });
		return toItems({ _id: agentId, deleted: true });
	},
};
