import { recordLocator } from '../../../shared/fields/locator';

/** A calendar event, picked from the list or by either of its IDs. */
export const eventLocator = recordLocator({
	displayName: 'Event',
	name: 'eventId',
	description: 'The calendar event to work with',
	searchListMethod: 'searchEvents',
	noun: 'an event',
	idPlaceholder: '123 or a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890',
	idHint: 'Database ID or UUID',
});
