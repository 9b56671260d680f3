import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { observedNotice } from '../observedNotice';
import { readPhoneNumberId, BY_NUMBER } from './id';
import { phoneNumberLocator } from './locator';

/** Gives a number back. No page documents it; another integration was seen to use it. */
export const release: Operation<TrilletClient> = {
	name: 'Release',
	value: 'release',
	action: 'Release a phone number',
	description:
		'Give a phone number back permanently. To detach it from its agent only, use Call Agent > Release Phone Number.',
	consequence: 'You lose this number for good, and nobody reaches you on it.',
	requests: ['deletePhoneNumber'],
	bodyOf: ['deletePhoneNumber'],
	optionalRequests: { listPhoneNumbers: BY_NUMBER },
	properties: [observedNotice, phoneNumberLocator],
	async execute(context) {
		const phoneNumberId = await readPhoneNumberId(context);
		await context.client.request('deletePhoneNumber', { body: { phoneNumberId } });
		return toItems({ _id: phoneNumberId, released: true });
	},
};
