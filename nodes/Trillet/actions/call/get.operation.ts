import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import { readCall, requestsForACall } from '../../api/callHistory';
import type { TrilletClient } from '../../api/client';
import { callLocator } from './locator';
import { simplifyCall } from './simplify';

/** Reads one call (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/get). */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a call',
	description:
		'Get a call by its call ID or the ID of its record: status, times, cost and summary; by its call ID also the recording, and without Simplify the transcript',
	requests: ['getCallRecord'],
	optionalRequests: requestsForACall,
	properties: [callLocator, simplifyField],
	async execute({ client, parameters }) {
		const call = await readCall(client, parameters.requiredText(callLocator.name));
		return toItems(parameters.flag('simplify') ? simplifyCall(call) : call);
	},
};
