import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import { redact } from '../../../shared/transport/errors';
import type { TrilletClient } from '../../api/client';
import { findByName } from '../../api/made';
import { phoneNumber } from './fields';

/**
 * Registers a number of another account; Twilio is the only provider
 * (docs.trillet.ai/v1/api-reference/endpoints/telephony/register-externalNumber).
 */
export const registerExternal: Operation<TrilletClient> = {
	name: 'Register External',
	value: 'registerExternal',
	action: 'Register an external phone number',
	description: 'Use a phone number of your own Twilio account with Trillet AI',
	requests: ['registerExternalNumber'],
	bodyOf: ['registerExternalNumber'],
	optionalRequests: { listPhoneNumbers: UNCONFIRMED },
	properties: [
		phoneNumber,
		...phoneNumberFormatFields(),
		{
			displayName: 'Twilio Account SID',
			name: 'accountSid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. ACxxxxxxxxxxxx',
			description: 'From the Twilio console, as the auth token',
		},
		{
			displayName: 'Twilio Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Trillet AI gets it once, and no output or error of this node shows it',
		},
	],
	async execute(context) {
		const { client, parameters } = context;
		await preparePhoneNumbers(parameters);
		const number = readPhoneNumber(parameters, 'phoneNumber');
		const authToken = parameters.requiredText('authToken');
		const { status, message = null } = await createOnce(context, {
			id: 'registerExternalNumber',
			input: {
				body: {
					phoneNumber: number,
					provider: 'twilio',
					credentials: { accountSid: parameters.requiredText('accountSid'), authToken },
				},
				secrets: [authToken],
			},
			what: 'phone number',
			subject: [number],
			// A number is in a workspace once.
			find: async () =>
				await findByName(client, 'listPhoneNumbers', { phoneNumber: number }, { isOwn: true }),
			restore: () => ({ status: 'success', message: null }),
			// It may quote the token.
			secretFields: ['message'],
		});
		return toItems(redact({ phoneNumber: number, status, message }, [authToken]));
	},
};
