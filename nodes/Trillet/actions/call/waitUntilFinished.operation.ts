import { readWaitFields, waitFields } from '../../../shared/fields/wait';
import { toItems, type Operation } from '../../../shared/node/operation';
import { finishWaiting } from '../../../shared/calls/waitForCalls';
import type { TrilletClient } from '../../api/client';
import { callLocator } from './locator';
import { CALL_DETAILS, trilletCalls, requestsForDetails } from './waiting';

/** Watches calls by the call history (docs.trillet.ai/v1/api-reference/endpoints/calls/call-history/list). */
export const waitUntilFinished: Operation<TrilletClient> = {
	name: 'Wait Until Finished',
	value: 'waitUntilFinished',
	action: 'Wait until a call has finished',
	description:
		'Wait until calls are over, and get their final records. All items are watched together, with few requests.',
	requests: ['listCallHistory'],
	optionalRequests: requestsForDetails,
	properties: [callLocator, ...waitFields(CALL_DETAILS)],
	execute({ parameters }) {
		readWaitFields(parameters);
		return Promise.resolve(toItems({ callId: parameters.requiredText(callLocator.name) }));
	},
	finish: finishWaiting(trilletCalls),
};
