import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { readPhoneNumberId, BY_NUMBER } from './id';
import { phoneNumberLocator } from './locator';

/** Reads a configuration (docs.trillet.ai/v1/api-reference/endpoints/phone-numbers/get-config). */
export const getConfiguration: Operation<TrilletClient> = {
	name: 'Get Configuration',
	value: 'getConfiguration',
	action: 'Get the configuration of a phone number',
	description: 'Get agent, recording, office hours and tags of a phone number',
	requests: ['getPhoneNumberConfiguration'],
	optionalRequests: { listPhoneNumbers: BY_NUMBER },
	properties: [phoneNumberLocator],
	async execute(context) {
		const configuration = await context.client.request('getPhoneNumberConfiguration', {
			path: { phoneNumberId: await readPhoneNumberId(context) },
		});
		return toItems(configuration);
	},
};
