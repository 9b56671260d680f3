import { toItems, type Operation } from '../../../shared/node/operation';
import { simplifyField } from '../../../shared/fields/simplify';
import type { KlenClient } from '../../api/client';
import { eventLocator } from './locator';
import { simplifyEvent } from './simplify';

/** Reads one event (docs.klen.ai/api-reference/calendar/get-event-details). */
export const get: Operation<KlenClient> = {
	name: 'Get',
	value: 'get',
	action: 'Get a calendar event',
	description:
		'Get an event: status, times and customer. Turn off Simplify to include description, location, video conference, reminder, team and the IDs in connected calendars.',
	requests: ['getCalendarEvent'],
	properties: [eventLocator, simplifyField],
	async execute({ client, parameters }) {
		const event = await client.request('getCalendarEvent', {
			path: { event_id: parameters.requiredText('eventId') },
		});
		return toItems(parameters.flag('simplify') ? simplifyEvent({ ...event }) : event);
	},
};
