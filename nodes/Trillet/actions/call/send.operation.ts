import { readPhoneNumber } from '../../../shared/fields/phoneNumber';
import { waitToggle } from '../../../shared/fields/wait';
import { toItems, type Operation } from '../../../shared/operation';
import { callingHoursFields } from '../../../shared/placing/callingHours';
import { callOptions, placeCall } from '../../../shared/placing/placeCall';
import { finishPlacing } from '../../../shared/watching/waitForCalls';
import type { TrilletClient } from '../../api/client';
import { agentLocator } from '../callAgent/locator';
import { toNumberField } from './fields';
import { sendOrder } from './place';
import { withCallId } from './simplify';
import { CALL_DETAILS, trilletCalls } from './waiting';

/** Places a call the way of docs.trillet.ai/documentation/best-practices. */
export const send: Operation<TrilletClient> = {
	name: 'Send',
	value: 'send',
	action: 'Send a call',
	description:
		'Let an AI agent call a phone number now, without variables. A real phone rings, and the call is charged.',
	consequence: 'A real phone rings, and the call is charged, in the environment Development too.',
	properties: [
		agentLocator,
		toNumberField,
		...callingHoursFields(),
		...waitToggle(CALL_DETAILS),
		callOptions,
	],
	async execute(context) {
		const { client, parameters } = context;
		const body = {
			agentId: parameters.requiredText(agentLocator.name),
			toNumber: readPhoneNumber(parameters, toNumberField.name),
		};
		const order = sendOrder(client, body, context.origin());
		const number = { number: body.toNumber, field: toNumberField.name };
		return toItems(withCallId(await placeCall(context, number, order)));
	},
	finish: finishPlacing(trilletCalls),
};
