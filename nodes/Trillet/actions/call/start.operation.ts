import { toItems, type Operation } from '../../../shared/operation';
import type { TrilletClient } from '../../api/client';
import {
	callbackUrlField,
	metadataField,
	readCallbackUrl,
	readStartBody,
	startFields,
} from './fields';
import { withCallId } from './simplify';

/** Places a call (docs.trillet.ai/v1/api-reference/endpoints/calls/initiate-call). */
export const start: Operation<TrilletClient> = {
	name: 'Start',
	value: 'start',
	action: 'Start a call',
	description:
		'Let an AI agent call a phone number now, with variables for its prompt. A real phone rings, and the call is charged.',
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
	],
	async execute({ client, parameters }) {
		const callbackUrl = readCallbackUrl(parameters.inside('additionalFields'));
		const call = await client.request('startCall', {
			body: readStartBody(parameters, callbackUrl),
		});
		return toItems(withCallId(call));
	},
};
