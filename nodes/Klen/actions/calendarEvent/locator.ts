import type { INodeProperties } from 'n8n-workflow';

/** A calendar event, picked from the list or by either of its IDs. */
export const eventLocator: INodeProperties = {
	displayName: 'Event',
	name: 'eventId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The calendar event to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an event...',
			typeOptions: { searchListMethod: 'searchEvents', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 123 or a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890',
			hint: 'Database ID or UUID',
		},
	],
};
