import { toItems, type Operation } from '../../../shared/node/operation';
import { simplifyField } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import { simplifyCall } from './simplify';
import { callLocator } from './locator';

/** Reads one call (docs.klen.ai/api-reference/calls/get-call-details). */
export const get: Operation<KlenClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a call',
	description:
		'Get a call: status, summary and recording. Turn off Simplify to include transcript, contact and billing.',
	requests: ['getCall'],
	properties: [callLocator, simplifyField],
	async execute({ client, parameters }) {
		const call = await client.request('getCall', {
			path: { call_id: parameters.requiredText('callId') },
		});
		return toItems(parameters.flag('simplify') ? simplifyCall({ ...call }) : call);
	},
};
