import { readPhoneNumber } from '../../../shared/fields/phoneNumber';
import { toItems, type Operation } from '../../../shared/operation';
import type { TrilletClient } from '../../api/client';
import { agentLocator } from '../callAgent/locator';
import { toNumberField } from './fields';
import { withCallId } from './simplify';

/** Places a call the way of docs.trillet.ai/documentation/best-practices. */
export const send: Operation<TrilletClient> = {
	name: 'Send',
	value: 'send',
	action: 'Send a call',
	description:
		'Let an AI agent call a phone number now, without variables. A real phone rings, and the call is charged.',
	properties: [agentLocator, toNumberField],
	async execute({ client, parameters }) {
		const call = await client.request('sendCall', {
			body: {
				agentId: parameters.requiredText(agentLocator.name),
				toNumber: readPhoneNumber(parameters, toNumberField.name),
			},
		});
		return toItems(withCallId(call));
	},
};
