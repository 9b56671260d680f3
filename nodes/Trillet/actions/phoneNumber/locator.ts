import type { INodeProperties } from 'n8n-workflow';

/** A phone number of the workspace, picked from the list or by its ID. */
export const phoneNumberLocator: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumberId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The phone number of the workspace to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a phone number...',
			typeOptions: { searchListMethod: 'searchPhoneNumbers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 665a1b2c3d4e5f6a7b8c9d0e or +14155551234',
			hint: 'Database ID, or the number itself in E.164 format',
		},
	],
};
