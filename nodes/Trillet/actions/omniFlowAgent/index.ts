import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const omniFlowAgent: Resource<TrilletClient> = {
	name: 'Omni-Flow Agent',
	value: 'omniFlowAgent',
	operations: [getAll, get, create, update],
};
