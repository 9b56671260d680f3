import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { addFlow } from './addFlow.operation';
import { create } from './create.operation';
import { deleteFolder } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { removeFlow } from './removeFlow.operation';
import { update } from './update.operation';

export const folder: Resource<TrilletClient> = {
	name: 'Folder',
	value: 'folder',
	operations: [create, get, getAll, update, deleteFolder, addFlow, removeFlow],
};
