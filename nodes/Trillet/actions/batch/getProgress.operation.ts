import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { batchIdField } from './fields';
import { simplifyBatch } from './simplify';

/** Reads how far a batch is (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/get-progress). */
export const getProgress: Operation<TrilletClient> = {
	name: 'Get Progress',
	value: 'getProgress',
	action: 'Get the progress of a batch',
	description:
		'Get the progress of a batch. Turn off Simplify to include its latest calls with durations and errors.',
	requests: ['getBatchProgress'],
	properties: [batchIdField, simplifyField],
	async execute({ client, parameters }) {
		const batchId = parameters.requiredText(batchIdField.name);
		const progress = await client.request('getBatchProgress', { path: { batchId } });
		return toItems(
			parameters.flag('simplify') ? simplifyBatch(batchId, { ...progress }) : progress,
		);
	},
};
