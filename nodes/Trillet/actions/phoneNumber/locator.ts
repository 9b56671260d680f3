import { dashboardLocator } from '../locator';

/** A phone number of the workspace, picked from the list or by its ID. */
export const phoneNumberLocator = dashboardLocator({
	displayName: 'Phone Number',
	name: 'phoneNumberId',
	description: 'The phone number of the workspace to work with',
	searchListMethod: 'searchPhoneNumbers',
	noun: 'a phone number',
	idPlaceholder: '665a1b2c3d4e5f6a7b8c9d0e or +14155551234',
	idHint: 'Database ID, or the number itself in E.164 format',
});
