import { recordLocator } from '../../../shared/fields/locator';

/** A contact, picked from the list or by its database ID. */
export const contactLocator = recordLocator({
	displayName: 'Contact',
	name: 'contactId',
	description: 'The contact to work with',
	searchListMethod: 'searchContacts',
	noun: 'a contact',
	listHint: 'Search by first name, last name, email or phone number',
	idPlaceholder: '123',
	idHint: 'Database ID, a number',
	isNumber: true,
});
