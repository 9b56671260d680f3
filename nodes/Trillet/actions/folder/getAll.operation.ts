import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import type { Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { toFolderItems } from './simplify';

/** Lists folders (docs.trillet.ai/v1/api-reference/endpoints/folder/get-all-folders), all at once. */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many folders',
	description: 'Get a list of folders, each with the IDs of its flows',
	requests: ['listFolders'],
	properties: [...listFields, simplifyField],
	async execute({ client, parameters }) {
		const folders = await listRecords(client, 'listFolders', {
			limit: readLimit(parameters),
		});
		return toFolderItems(parameters, folders);
	},
};
