import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { batchIdField } from './fields';

/** Cancels a batch (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/cancel). */
export const cancel: Operation<TrilletClient> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel a batch',
	description:
		'Drop the calls of a batch that have not begun. Calls under way go on to their end. This cannot be undone.',
	consequence: 'A batch that is cancelled cannot go on.',
	requests: ['cancelBatch'],
	properties: [batchIdField],
	async execute({ client, parameters }) {
		const batchId = parameters.requiredText(batchIdField.name);
		return toItems(await client.request('cancelBatch', { path: { batchId } }));
	},
};
