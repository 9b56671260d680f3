import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { get } from './get.operation';

export const availability: Resource<KlenClient> = {
	name: 'Availability',
	value: 'availability',
	operations: [get],
};
