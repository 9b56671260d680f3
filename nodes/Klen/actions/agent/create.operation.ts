import { toItems, type Operation } from '../../../shared/operation';
import type { KlenClient } from '../../api/client';
import { agentName, agentVariables, instructions, readAgentVariables } from './fields';

/**
 * Creates an agent. Klen AI's development guide (docs.klen.ai/development) shows the fields;
 * no page documents the request, so an account may not offer it.
 */
export const create: Operation<KlenClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create an agent',
	description:
		'Create an AI agent. Klen AI does not document this request, and an account may not offer it.',
	properties: [{ ...agentName, required: true }, instructions, agentVariables],
	async execute({ client, parameters }) {
		const persona = parameters.template('modelInstructions');
		const agent = await client.request('createAgent', {
			body: {
				name: parameters.requiredText('name'),
				...(persona && { model_instructions: persona }),
				...readAgentVariables(parameters),
			},
		});
		return toItems(agent);
	},
};
