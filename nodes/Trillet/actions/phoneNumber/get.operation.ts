import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import { observedNotice } from '../observedNotice';
import { readPhoneNumberId, BY_NUMBER } from './id';
import { phoneNumberLocator } from './locator';
import { simplifyPhoneNumber } from './simplify';

/** Reads one number; no page documents the address, public code that manages numbers uses it. */
export const get: Operation<TrilletClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a phone number',
	description: 'Get a phone number of the workspace with its agent, price and expiry',
	requests: ['getPhoneNumber'],
	optionalRequests: { listPhoneNumbers: BY_NUMBER },
	properties: [observedNotice, phoneNumberLocator, simplifyField],
	async execute(context) {
		const number = await context.client.request('getPhoneNumber', {
			path: { phoneNumberId: await readPhoneNumberId(context) },
		});
		return toItems(
			context.parameters.flag('simplify') ? simplifyPhoneNumber({ ...number }) : number,
		);
	},
};
