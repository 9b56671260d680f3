import type { Resource } from '../../../shared/operation';
import type { KlenClient } from '../../api/client';
import { getAll } from './getAll.operation';

export const agent: Resource<KlenClient> = {
	name: 'Agent',
	value: 'agent',
	operations: [getAll],
};
