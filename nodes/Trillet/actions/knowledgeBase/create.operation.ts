import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';

/** Creates a knowledge base (docs.trillet.ai/v1/api-reference/endpoints/knowledge-base/create). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a knowledge base',
	description: 'Create an empty knowledge base, to upload files to',
	requests: ['createKnowledgeBase'],
	bodyOf: ['createKnowledgeBase'],
	optionalRequests: { listKnowledgeBases: UNCONFIRMED },
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Product guides',
		},
		optionsField([
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				default: '',
				placeholder: 'e.g. Everything about our products',
			},
		]),
		formerSection('additionalFields'),
	],
	async execute(context) {
		const { client, parameters } = context;
		const description = parameters.inside(OPTIONS).text('description');
		const name = parameters.requiredText('name');
		const knowledgeBase = await createOnce(context, {
			id: 'createKnowledgeBase',
			input: { body: { name, ...(description && { description }) } },
			what: 'knowledge base',
			subject: [name],
			find: async () => await findByName(client, 'listKnowledgeBases', { name }),
		});
		return toItems(knowledgeBase);
	},
};
