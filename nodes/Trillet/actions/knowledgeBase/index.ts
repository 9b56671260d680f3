import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { uploadFile } from './uploadFile.operation';

export const knowledgeBase: Resource<TrilletClient> = {
	name: 'Knowledge Base',
	value: 'knowledgeBase',
	operations: [create, get, getAll, uploadFile],
};
