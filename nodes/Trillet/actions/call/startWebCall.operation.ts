import { createOnce } from '../../../shared/calls/create';
import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { agentLocator } from '../callAgent/locator';
import {
	callbackUrlField,
	dynamicVariableFields,
	readCallbackUrl,
	readDynamicVariables,
} from './fields';
import { withCallId } from './simplify';

const MODES = ['voice', 'text'] as const;

/** Opens a call in a browser (docs.trillet.ai/v1/api-reference/endpoints/calls/web/connect). */
export const startWebCall: Operation<TrilletClient> = {
	name: 'Start Web Call',
	value: 'startWebCall',
	action: 'Start a web call',
	description:
		'Open a room in which somebody speaks to an AI agent in a browser, and get the token that joins it',
	requests: ['startWebCall'],
	bodyOf: ['startWebCall'],
	properties: [
		{
			displayName:
				'The token lets whoever has it join this call. Hand it to the browser of your caller at once, for example with Respond to Webhook. n8n keeps it with the execution: to avoid that, switch off saving executions in the settings of this workflow.',
			name: 'tokenNotice',
			type: 'notice',
			default: '',
		},
		agentLocator,
		{
			displayName: 'Mode',
			name: 'mode',
			type: 'options',
			options: [
				{ name: 'Text', value: 'text' },
				{ name: 'Voice', value: 'voice' },
			],
			default: 'voice',
			description: 'Whether the caller speaks or writes',
		},
		...dynamicVariableFields,
		optionsField([callbackUrlField]),
		formerSection('additionalFields'),
	],
	async execute(context) {
		const { parameters } = context;
		const callbackUrl = readCallbackUrl(parameters.inside(OPTIONS));
		const body = {
			agentId: parameters.requiredText(agentLocator.name),
			mode: parameters.choice('mode', MODES),
			...readDynamicVariables(parameters),
			...(callbackUrl && { callback_url: callbackUrl }),
		};
		const call = await createOnce(context, {
			id: 'startWebCall',
			input: { body },
			what: 'web call',
			subject: [body.agentId, body.mode],
			secretFields: ['token'],
		});
		// A retry in another process does not know the token any more.
		const { token = null } = call;
		return toItems({ ...withCallId(call), token });
	},
};
