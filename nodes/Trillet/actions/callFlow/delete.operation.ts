import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { observedNotice } from '../observedNotice';
import { callFlowLocator } from './locator';

/** Deletes a flow; no page of its own, but public third-party clients use it. */
export const deleteCallFlow: Operation<TrilletClient> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a call flow',
	description: 'Delete a call flow permanently, and with it its call agent',
	consequence: 'The flow is deleted for good, and its call agent with it.',
	requests: ['deleteCallFlow'],
	properties: [
		observedNotice,
		{ ...callFlowLocator, description: 'The call flow to delete. Its call agent goes with it.' },
	],
	async execute({ client, parameters }) {
		const id = parameters.requiredText('callFlowId');
		await client.request('deleteCallFlow', { path: { id } });
		return toItems({ _id: id, deleted: true });
	},
};
