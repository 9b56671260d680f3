import { simplifyField } from '../../../shared/fields/simplify';
import type { Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { flowLocator, onEitherPath, NO_NEW_PATH } from './flow';
import { folderLocator } from './locator';
import { toFolderItems } from './simplify';

/** Takes a flow out of a folder (docs.trillet.ai/v1/api-reference/endpoints/folder/remove-flow-from-folder). */
export const removeFlow: Operation<TrilletClient> = {
	name: 'Remove Flow',
	value: 'removeFlow',
	action: 'Remove a flow from a folder',
	description: 'Take a flow out of a folder; the flow itself stays',
	requests: ['removeFlowFromFolder'],
	optionalRequests: { removeFlowFromFolderLegacy: NO_NEW_PATH },
	properties: [
		folderLocator,
		flowLocator('searchFlowsInFolder', 'The flow to take out of the folder'),
		simplifyField,
	],
	async execute({ client, parameters }) {
		const path = {
			folderId: parameters.requiredText('folderId'),
			pathwayId: parameters.requiredText('flowId'),
		};
		const folder = await onEitherPath(
			async () => await client.request('removeFlowFromFolder', { path }),
			async () => await client.request('removeFlowFromFolderLegacy', { path }),
		);
		return toFolderItems(parameters, [folder]);
	},
};
