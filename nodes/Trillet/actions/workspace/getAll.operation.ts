import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';

/** Lists workspaces (docs.trillet.ai/v1/api-reference/endpoints/workspace/get-workspace). */
export const getAll: Operation<TrilletClient> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many workspaces',
	description:
		'Get a list of the workspaces that the key reaches. For an account without one, Trillet AI may create a first workspace.',
	requests: ['listWorkspaces'],
	properties: listFields,
	async execute({ client, parameters }) {
		const workspaces = await listRecords(client, 'listWorkspaces', {
			limit: readLimit(parameters),
		});
		return toItems(workspaces);
	},
};
