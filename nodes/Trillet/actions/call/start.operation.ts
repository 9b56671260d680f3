import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import { waitToggle } from '../../../shared/fields/wait';
import type { Operation } from '../../../shared/node/operation';
import { callingHoursFields } from '../../../shared/calls/callingHours';
import { callOptions, WHO_CALLS_AGAIN } from '../../../shared/calls/options';
import { placing } from '../../../shared/calls/placeCall';
import type { TrilletClient } from '../../api/client';
import {
	callbackUrlField,
	metadataField,
	readCallbackUrl,
	prepareStart,
	startFields,
} from './fields';
import { fromNumberField } from './fromNumber';
import { CALL_DETAILS, markedCalls, requestsAroundCalls } from './waiting';

/** Places a call (docs.trillet.ai/v1/api-reference/endpoints/calls/initiate-call). */
export const start: Operation<TrilletClient> = {
	name: 'Start',
	value: 'start',
	action: 'Start a call',
	description:
		'Let an AI agent call a phone number now, with variables for its prompt. A real phone rings, and the call is charged.',
	consequence: `A real phone rings, and the call is charged, even in Development. ${WHO_CALLS_AGAIN}`,
	requests: ['startCall'],
	bodyOf: ['startCall'],
	optionalRequests: requestsAroundCalls,
	properties: [
		...startFields,
		...callingHoursFields(),
		...waitToggle(CALL_DETAILS),
		optionsField([callbackUrlField, fromNumberField, ...callOptions, metadataField]),
		formerSection('additionalFields'),
	],
	async prepare(context) {
		const callbackUrl = readCallbackUrl(context.parameters.inside(OPTIONS));
		return await prepareStart(context, { callbackUrl });
	},
	...placing(markedCalls),
};
