import { toItems, type Operation } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { contextValueFields, readContextValues } from '../contextVariable/values';
import { contactLocator } from './locator';

/** Sets a contact's values (docs.klen.ai/api-reference/context-variables/set-contact-context). */
export const setContext: Operation<KlenClient> = {
	name: 'Set Context Variables',
	value: 'setContext',
	action: 'Set context variables of a contact',
	description: 'Set or remove what agents know about a contact; other variables stay as they are',
	requests: ['setContactContext'],
	bodyOf: ['setContactContext'],
	properties: [
		contactLocator,
		...contextValueFields(
			'Values for this contact; instructions and templates use {{variable_name}}',
		),
	],
	async execute({ client, parameters }) {
		const result = await client.request('setContactContext', {
			path: { contact_id: parameters.recordNumber('contactId') },
			body: readContextValues(parameters),
		});
		return toItems(result);
	},
};
