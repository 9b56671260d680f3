import { Lookup } from '../../../shared/fields/lookup';
import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import { simplifyField } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { hasNumber } from './creation';
import { simplifyContact } from './simplify';

/** No phone rings, so signs between digits harm nobody. */
const formatFields = phoneNumberFormatFields().map((field, index) =>
	index === 0 ? { ...field, default: 'clean' } : field,
);

/**
 * Finds a contact by its primary number in the list (docs.klen.ai/api-reference/contacts/get-contacts),
 * which the API cannot search for it.
 */
export const findByPhoneNumber: Operation<KlenClient> = {
	name: 'Find by Phone Number',
	value: 'findByPhoneNumber',
	action: 'Find a contact by phone number',
	description:
		'Get the contact whose primary number this is, for example of somebody who calls. Klen AI cannot search numbers, so its list is read, 100 contacts with each request and each page once for all items, up to the first that matches.',
	requests: ['listContacts'],
	properties: [
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +1 (555) 123-4567',
			description: 'With its country code, after + or 00; spaces and signs make no difference',
		},
		...formatFields,
		simplifyField,
	],
	async execute({ client, parameters, node }) {
		await preparePhoneNumbers(parameters);
		const phone = readPhoneNumber(parameters, 'phoneNumber');
		const contact = await new Lookup(node, client, 'listContacts').find(hasNumber(phone));
		const shown = { ...(contact ?? { phone }) };
		const isSimple = parameters.flag(simplifyField.name);
		return toItems({
			found: contact !== undefined,
			...(isSimple ? simplifyContact(shown) : shown),
		});
	},
};
