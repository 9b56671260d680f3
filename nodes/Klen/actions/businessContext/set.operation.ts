import { toItems, type Operation } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { contextValueFields, readContextValues } from '../contextVariable/values';

/** Sets the account's values (docs.klen.ai/api-reference/context-variables/set-business-context). */
export const set: Operation<KlenClient> = {
	name: 'Set',
	value: 'set',
	action: 'Set the business context',
	description:
		'Set or remove what agents know about the business on every call; other variables stay as they are',
	requests: ['setBusinessContext'],
	bodyOf: ['setBusinessContext'],
	properties: contextValueFields(
		'Values for the whole business; templates put business_ before the name, so office_hours is used as {{business_office_hours}}',
	),
	async execute({ client, parameters }) {
		return toItems(
			await client.request('setBusinessContext', { body: readContextValues(parameters) }),
		);
	},
};
