import { asWanted, createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { pick } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { KlenClient } from '../../api/client';
import { eventLocator } from './locator';

/** Cancels an event (docs.klen.ai/api-reference/calendar/cancel-event). */
export const cancel: Operation<KlenClient> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel a calendar event',
	description:
		'Cancel an event here and in connected calendars. The customer is notified if contact details are known and notifications were on when the event was created.',
	consequence:
		'The event is cancelled in connected calendars too, and the customer may be notified.',
	requests: ['cancelCalendarEvent'],
	bodyOf: ['cancelCalendarEvent'],
	optionalRequests: { getCalendarEvent: UNCONFIRMED },
	properties: [
		eventLocator,
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. Customer asked to reschedule',
			description: 'Why the event is cancelled; Klen AI adds it to the notes about the customer',
		},
	],
	async execute(context) {
		const { client, parameters } = context;
		const reason = parameters.text('reason');
		const path = { event_id: parameters.requiredText('eventId') };
		const event = await createOnce(context, {
			id: 'cancelCalendarEvent',
			input: { path, body: reason === '' ? {} : { reason } },
			what: 'cancellation of',
			subject: [path.event_id],
			// Whoever cancelled it, the event is as it is wanted.
			find: async () => {
				const record = await client.request('getCalendarEvent', { path });
				return { candidates: record.status === 'cancelled' ? [asWanted(record)] : [] };
			},
			restore: (record) => pick(record, ['id', 'uuid', 'status', 'message']),
		});
		return toItems(event);
	},
};
