import type { INodeProperties } from 'n8n-workflow';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { callFlowLocator } from './locator';

const knowledgeFileLocator: INodeProperties = {
	displayName: 'Knowledge File',
	name: 'fileKey',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The file to delete',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a file...',
			typeOptions: { searchListMethod: 'searchKnowledgeFiles', searchable: true },
		},
		{
			displayName: 'By Key',
			name: 'key',
			type: 'string',
			placeholder: 'e.g. knowledge/product-guide.pdf',
			hint: 'Upload Knowledge File returns it, and so does Get without Simplify',
		},
	],
};

/**
 * Removes a file
 * (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/knowledgebase-delete).
 */
export const deleteKnowledgeFile: Operation<TrilletClient> = {
	name: 'Delete Knowledge File',
	value: 'deleteKnowledgeFile',
	action: 'Delete a knowledge file from a call flow',
	description: 'Remove a file in which the agent looks things up',
	consequence: 'The file is deleted for good.',
	requests: ['deleteCallFlowKnowledgeFile'],
	properties: [
		{ ...callFlowLocator, description: 'The call flow that the file belongs to' },
		knowledgeFileLocator,
	],
	async execute({ client, parameters }) {
		const id = parameters.requiredText('callFlowId');
		const fileKey = parameters.requiredText('fileKey');
		const { settings } = await client.request('deleteCallFlowKnowledgeFile', {
			path: { id, fileKey },
		});
		const knowledgeBaseFiles = settings?.knowledgeBaseFiles ?? [];
		return toItems({ callFlowId: id, fileKey, deleted: true, knowledgeBaseFiles });
	},
};
