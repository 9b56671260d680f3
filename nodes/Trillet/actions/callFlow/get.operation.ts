import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { callFlowLocator } from './locator';
import { simplifyCallFlow } from './simplify';

/** Reads one flow (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/get). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a call flow',
	description: 'Get a call flow. Turn off Simplify to include its tools and settings.',
	requests: ['getCallFlow'],
	properties: [{ ...callFlowLocator, description: 'The call flow to get' }, simplifyField],
	async execute({ client, parameters }) {
		const flow = await client.request('getCallFlow', {
			path: { id: parameters.requiredText('callFlowId') },
		});
		return toItems(parameters.flag('simplify') ? simplifyCallFlow({ ...flow }) : flow);
	},
};
