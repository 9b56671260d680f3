import { readWaitFields, waitFields } from '../../../shared/fields/wait';
import { toItems, type Operation } from '../../../shared/node/operation';
import { finishWaiting } from '../../../shared/calls/waitForCalls';
import type { KlenClient } from '../../api/client';
import { callLocator } from './locator';
import { CALL_DETAILS, klenCalls } from './waiting';

/** Watches calls by the list of calls (docs.klen.ai/api-reference/calls/get-calls). */
export const waitUntilFinished: Operation<KlenClient> = {
	name: 'Wait Until Finished',
	value: 'waitUntilFinished',
	action: 'Wait until a call has finished',
	description:
		'Wait until calls are over, and get their final records. All items are watched together, with few requests.',
	requests: ['listCalls'],
	optionalRequests: { getCall: 'Include Details is on, or the list does not show the call' },
	properties: [callLocator, ...waitFields(CALL_DETAILS)],
	execute({ parameters }) {
		readWaitFields(parameters);
		return Promise.resolve(toItems({ call_id: parameters.requiredText(callLocator.name) }));
	},
	finish: finishWaiting(klenCalls),
};
