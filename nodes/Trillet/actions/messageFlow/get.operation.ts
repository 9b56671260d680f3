import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { messageFlowLocator } from './locator';
import { simplifyMessageFlow } from './simplify';

/** Reads one flow (docs.trillet.ai/v1/api-reference/endpoints/flows/message-flows/get). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a message flow',
	description: 'Get a message flow. Turn off Simplify to include its settings.',
	requests: ['getMessageFlow'],
	properties: [{ ...messageFlowLocator, description: 'The message flow to get' }, simplifyField],
	async execute({ client, parameters }) {
		const flow = await client.request('getMessageFlow', {
			path: { id: parameters.requiredText('messageFlowId') },
		});
		return toItems(parameters.flag('simplify') ? simplifyMessageFlow({ ...flow }) : flow);
	},
};
