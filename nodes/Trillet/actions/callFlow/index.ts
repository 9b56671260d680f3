import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { create } from './create.operation';
import { deleteCallFlow } from './delete.operation';
import { deleteKnowledgeFile } from './deleteKnowledgeFile.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';
import { uploadKnowledgeFile } from './uploadKnowledgeFile.operation';

export const callFlow: Resource<TrilletClient> = {
	name: 'Call Flow',
	value: 'callFlow',
	operations: [
		getAll,
		get,
		create,
		update,
		deleteCallFlow,
		uploadKnowledgeFile,
		deleteKnowledgeFile,
	],
};
