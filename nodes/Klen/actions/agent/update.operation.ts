import { toItems, type Operation } from '../../../shared/node/operation';
import { readUpdateFields, updateFields } from '../../../shared/fields/bodyFields';
import type { KlenClient } from '../../api/client';
import { agentFields } from './fields';
import { agentLocator } from './locator';

/** Changes an agent; as undocumented as creating one is. */
export const update: Operation<KlenClient> = {
	name: 'Update',
	value: 'update',
	action: 'Update an agent',
	description:
		'Change name, instructions or variables of an AI agent. Klen AI does not document this request, and an account may not offer it.',
	requests: ['updateAgent'],
	bodyOf: ['updateAgent'],
	properties: [
		{ ...agentLocator, description: 'The AI agent to change' },
		updateFields(agentFields),
	],
	async execute({ client, parameters }) {
		const agent = await client.request('updateAgent', {
			path: { agent_id: parameters.requiredText('agentId') },
			body: readUpdateFields(agentFields, parameters),
		});
		return toItems(agent);
	},
};
