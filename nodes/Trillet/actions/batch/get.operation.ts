import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { batchIdField } from './fields';
import { simplifyBatch } from './simplify';

/** Reads a batch (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/get-status). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a batch',
	description: 'Get a batch with its status, and how many of its calls are waiting, active or over',
	requests: ['getBatch'],
	properties: [batchIdField, simplifyField],
	async execute({ client, parameters }) {
		const batchId = parameters.requiredText(batchIdField.name);
		const batch = await client.request('getBatch', { path: { batchId } });
		return toItems(parameters.flag('simplify') ? simplifyBatch(batchId, { ...batch }) : batch);
	},
};
