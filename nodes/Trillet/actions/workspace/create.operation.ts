import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';

/** Creates a workspace (docs.trillet.ai/v1/api-reference/endpoints/workspace/create-workspace). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a workspace',
	description: 'Create a workspace, for example one for each client',
	requests: ['createWorkspace'],
	bodyOf: ['createWorkspace'],
	optionalRequests: { listWorkspaces: UNCONFIRMED },
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Acme',
		},
		{
			displayName: 'Initials',
			name: 'initials',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. AC',
			description: 'What the dashboard shows in place of a picture',
		},
	],
	async execute(context) {
		const { client, parameters } = context;
		const body = {
			name: parameters.requiredText('name'),
			initials: parameters.requiredText('initials'),
		};
		const workspace = await createOnce(context, {
			id: 'createWorkspace',
			input: { body },
			what: 'workspace',
			subject: [body.name, body.initials],
			find: async () => await findByName(client, 'listWorkspaces', body),
		});
		return toItems(workspace);
	},
};
