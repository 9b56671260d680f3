import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { set } from './set.operation';

export const businessContext: Resource<KlenClient> = {
	name: 'Business Context',
	value: 'businessContext',
	operations: [set],
};
