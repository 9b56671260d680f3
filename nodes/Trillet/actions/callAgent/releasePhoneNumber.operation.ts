import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { readPhoneNumberId, BY_NUMBER } from '../phoneNumber/id';
import { phoneNumberLocator } from '../phoneNumber/locator';
import { agentLocator } from './locator';

/**
 * Takes a number from an agent
 * (docs.trillet.ai/v1/api-reference/endpoints/telephony/unbind-call-to-phoneNumber).
 */
export const releasePhoneNumber: Operation<TrilletClient> = {
	name: 'Release Phone Number',
	value: 'releasePhoneNumber',
	action: 'Release a phone number from a call agent',
	description:
		'Take a phone number from an agent. The workspace keeps the number; to give it back, use Phone Number > Release.',
	requests: ['releasePhoneNumber'],
	bodyOf: ['releasePhoneNumber'],
	optionalRequests: { listPhoneNumbers: BY_NUMBER },
	properties: [
		agentLocator,
		{ ...phoneNumberLocator, description: 'The number to take from the agent' },
	],
	async execute(context) {
		const { client, parameters } = context;
		const agentId = parameters.requiredText('agentId');
		const phoneNumberId = await readPhoneNumberId(context);
		const released = await client.request('releasePhoneNumber', {
			path: { agentId, phoneNumberId },
			body: { confirmation: true },
		});
		return toItems({ agentId, phoneNumberId, ...released });
	},
};
