import type { INodeProperties } from 'n8n-workflow';
import { listFields, listRecords, readLimit } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import { idIn } from '../../../shared/transport/pages';
import type { TrilletClient } from '../../api/client';
import { batchIdField } from './fields';
import { simplifyBatchCall } from './simplify';

const STATUSES = ['all', 'active', 'completed', 'failed', 'waiting'] as const;

const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'All', value: 'all' },
		{ name: 'Completed', value: 'completed' },
		{ name: 'Failed', value: 'failed' },
		{ name: 'Waiting', value: 'waiting' },
	],
	default: 'all',
	description: 'Only calls in this status',
};

/** Lists the calls of a batch (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/list-calls). */
export const getCalls: Operation<TrilletClient> = {
	name: 'Get Many Calls',
	value: 'getCalls',
	action: 'Get many calls of a batch',
	description: 'Get a list of the calls of a batch, each with its outcome and the row it came from',
	requests: ['listBatchCalls'],
	properties: [batchIdField, statusField, ...listFields, simplifyField],
	async execute({ client, parameters }) {
		const calls = await listRecords(client, 'listBatchCalls', {
			limit: readLimit(parameters),
			path: { batchId: parameters.requiredText(batchIdField.name) },
			query: { status: parameters.choice(statusField.name, STATUSES) },
			idOf: idIn('jobId', 'job_id'),
		});
		return toItems(parameters.flag('simplify') ? calls.map(simplifyBatchCall) : calls);
	},
};
