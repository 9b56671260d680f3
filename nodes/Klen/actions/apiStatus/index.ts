import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { check } from './check.operation';

export const apiStatus: Resource<KlenClient> = {
	name: 'API Status',
	value: 'apiStatus',
	operations: [check],
};
