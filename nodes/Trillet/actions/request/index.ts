import type { Resource } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { answer } from './answer.operation';

export const request: Resource<TrilletClient> = {
	name: 'Request',
	value: 'request',
	operations: [answer],
};
