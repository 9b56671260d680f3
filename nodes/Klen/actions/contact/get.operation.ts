import { toItems, type Operation } from '../../../shared/node/operation';
import { simplifyField } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import { contactLocator } from './locator';
import { simplifyContact } from './simplify';

/** Reads one contact (docs.klen.ai/api-reference/contacts/get-contact-details). */
export const get: Operation<KlenClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a contact',
	description: 'Get a contact. Turn off Simplify to include all phone numbers, notes and context.',
	requests: ['getContact'],
	properties: [contactLocator, simplifyField],
	async execute({ client, parameters }) {
		const contact = await client.request('getContact', {
			path: { contact_id: parameters.recordNumber('contactId') },
		});
		return toItems(parameters.flag('simplify') ? simplifyContact({ ...contact }) : contact);
	},
};
