import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { simplifyField } from '../../../shared/fields/simplify';
import type { Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import { color, COLORS, FLOW_TYPES, flowType, icon, ICONS, name } from './fields';
import { toFolderItems } from './simplify';

/** Creates a folder (docs.trillet.ai/v1/api-reference/endpoints/folder/create-folder). */
export const create: Operation<TrilletClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a folder',
	description: 'Create a folder for call flows or message flows',
	requests: ['createFolder'],
	bodyOf: ['createFolder'],
	optionalRequests: { listFolders: UNCONFIRMED },
	properties: [{ ...name, required: true }, color, icon, flowType, simplifyField],
	async execute(context) {
		const { client, parameters } = context;
		const body = {
			name: parameters.requiredText('name'),
			color: parameters.choice('color', COLORS),
			icon: parameters.choice('icon', ICONS),
			flowType: parameters.choice('flowType', FLOW_TYPES),
		};
		const { name, flowType: type } = body;
		const folder = await createOnce(context, {
			id: 'createFolder',
			input: { body },
			what: 'folder',
			subject: [name, type],
			find: async () => await findByName(client, 'listFolders', { name, flowType: type }),
		});
		return toFolderItems(parameters, [folder]);
	},
};
