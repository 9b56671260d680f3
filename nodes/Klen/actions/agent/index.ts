import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const agent: Resource<KlenClient> = {
	name: 'Agent',
	value: 'agent',
	operations: [getAll, get, create, update],
};
