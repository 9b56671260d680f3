import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { metricsFilters, readMetricsFilters } from './filters';

/** Reads figures about calls (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/metrics). */
export const getMetrics: Operation<TrilletClient> = {
	name: 'Get Metrics',
	value: 'getMetrics',
	action: 'Get metrics of calls',
	description:
		'Get how many calls there were, how many completed or failed, their average duration in seconds and their cost',
	requests: ['getCallMetrics'],
	properties: [metricsFilters],
	async execute({ client, parameters }) {
		return toItems(
			await client.request('getCallMetrics', { query: readMetricsFilters(parameters) }),
		);
	},
};
