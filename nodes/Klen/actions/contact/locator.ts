import type { INodeProperties } from 'n8n-workflow';

/** A contact, picked from the list or by its database ID. */
export const contactLocator: INodeProperties = {
	displayName: 'Contact',
	name: 'contactId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The contact to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a contact...',
			hint: 'Search by first name, last name or email',
			typeOptions: { searchListMethod: 'searchContacts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 123',
			hint: 'Database ID, a number',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\d+$', errorMessage: 'Enter the database ID, a number' },
				},
			],
		},
	],
};
