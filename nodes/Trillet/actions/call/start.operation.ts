import { waitToggle } from '../../../shared/fields/wait';
import { toItems, type Operation } from '../../../shared/operation';
import { callingHoursFields } from '../../../shared/placing/callingHours';
import { callOptions, placeCall } from '../../../shared/placing/placeCall';
import { finishPlacing } from '../../../shared/watching/waitForCalls';
import type { TrilletClient } from '../../api/client';
import {
	callbackUrlField,
	metadataField,
	readCallbackUrl,
	readStartBody,
	startFields,
	toNumberField,
} from './fields';
import { startOrder } from './place';
import { withCallId } from './simplify';
import { CALL_DETAILS, trilletCalls } from './waiting';

/** Places a call (docs.trillet.ai/v1/api-reference/endpoints/calls/initiate-call). */
export const start: Operation<TrilletClient> = {
	name: 'Start',
	value: 'start',
	action: 'Start a call',
	description:
		'Let an AI agent call a phone number now, with variables for its prompt. A real phone rings, and the call is charged.',
	consequence: 'A real phone rings, and the call is charged, in the environment Development too.',
	properties: [
		...startFields,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [callbackUrlField, metadataField],
		},
		...callingHoursFields(),
		...waitToggle(CALL_DETAILS),
		callOptions,
	],
	async execute(context) {
		const { client, parameters } = context;
		const callbackUrl = readCallbackUrl(parameters.inside('additionalFields'));
		const body = readStartBody(parameters, callbackUrl);
		const order = startOrder(client, body, context.origin());
		const number = { number: body.to, field: toNumberField.name };
		return toItems(withCallId(await placeCall(context, number, order)));
	},
	finish: finishPlacing(trilletCalls),
};
