import { createOnce, findMade, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
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
	requests: ['createAgent'],
	bodyOf: ['createAgent'],
	optionalRequests: { listAgents: UNCONFIRMED },
	properties: [{ ...agentName, required: true }, instructions, agentVariables],
	async execute(context) {
		const { client, parameters } = context;
		const persona = parameters.template('modelInstructions');
		const name = parameters.requiredText('name');
		const agent = await createOnce(context, {
			id: 'createAgent',
			input: {
				body: {
					name,
					...(persona && { model_instructions: persona }),
					...readAgentVariables(parameters),
				},
			},
			what: 'agent',
			subject: [name],
			find: async () =>
				await findMade(client, { list: 'listAgents', isSame: (known) => known.name === name }),
		});
		return toItems(agent);
	},
};
