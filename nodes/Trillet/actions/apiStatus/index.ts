import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { check } from './check.operation';

export const apiStatus: Resource<TrilletClient> = {
	name: 'API Status',
	value: 'apiStatus',
	operations: [check],
};
