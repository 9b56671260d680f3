import { simplifyField } from '../../../shared/fields/simplify';
import type { Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { FLOW_TYPES, flowType } from './fields';
import { flowLocator, onEitherPath, NO_NEW_PATH } from './flow';
import { folderLocator } from './locator';
import { toFolderItems } from './simplify';

/** Puts a flow into a folder (docs.trillet.ai/v1/api-reference/endpoints/folder/add-flow-to-folder). */
export const addFlow: Operation<TrilletClient> = {
	name: 'Add Flow',
	value: 'addFlow',
	action: 'Add a flow to a folder',
	description: 'Put a call flow or a message flow into a folder',
	requests: ['addFlowToFolder'],
	bodyOf: ['addFlowToFolder'],
	optionalRequests: { addFlowToFolderLegacy: NO_NEW_PATH },
	properties: [
		folderLocator,
		{ ...flowType, description: 'Must be the flow type of the folder' },
		flowLocator('searchFlows', 'The flow to put into the folder'),
		simplifyField,
	],
	async execute({ client, parameters }) {
		const input = {
			path: { folderId: parameters.requiredText('folderId') },
			body: {
				pathwayId: parameters.requiredText('flowId'),
				pathwayType: parameters.choice('flowType', FLOW_TYPES),
			},
		};
		const folder = await onEitherPath(
			async () => await client.request('addFlowToFolder', input),
			async () => await client.request('addFlowToFolderLegacy', input),
		);
		return toFolderItems(parameters, [folder]);
	},
};
