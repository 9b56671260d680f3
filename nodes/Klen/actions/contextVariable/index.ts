import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { create } from './create.operation';
import { deleteVariable } from './delete.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const contextVariable: Resource<KlenClient> = {
	name: 'Context Variable',
	value: 'contextVariable',
	operations: [create, getAll, update, deleteVariable],
};
