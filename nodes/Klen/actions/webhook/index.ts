import type { Resource } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { create } from './create.operation';

export const webhook: Resource<KlenClient> = {
	name: 'Webhook',
	value: 'webhook',
	operations: [create],
};
