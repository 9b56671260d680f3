import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { folderLocator } from './locator';

/** Deletes a folder (docs.trillet.ai/v1/api-reference/endpoints/folder/delete-folder). */
export const deleteFolder: Operation<TrilletClient> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete a folder',
	description: 'Delete a folder permanently',
	consequence: 'The folder is deleted for good.',
	requests: ['deleteFolder'],
	properties: [folderLocator],
	async execute({ client, parameters }) {
		const folderId = parameters.requiredText('folderId');
		await client.request('deleteFolder', { path: { folderId } });
		return toItems({ _id: folderId, deleted: true });
	},
};
