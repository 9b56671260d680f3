import { simplifyField } from '../../../shared/fields/simplify';
import type { Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { folderLocator } from './locator';
import { toFolderItems } from './simplify';

/** Reads one folder (docs.trillet.ai/v1/api-reference/endpoints/folder/get-folder-details). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a folder',
	description: 'Get a folder with the names of its flows',
	requests: ['getFolder'],
	properties: [folderLocator, simplifyField],
	async execute({ client, parameters }) {
		const folder = await client.request('getFolder', {
			path: { folderId: parameters.requiredText('folderId') },
		});
		return toFolderItems(parameters, [folder]);
	},
};
