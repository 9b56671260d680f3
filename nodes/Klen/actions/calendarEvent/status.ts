import type { components } from '../../api/generated/contract';

export type EventStatus = components['schemas']['CalendarEventStatus'];

/** Every status (docs.klen.ai/api-reference/calendar/overview). */
export const statuses: Array<{ name: string; value: EventStatus }> = [
	{ name: 'Cancelled', value: 'cancelled' },
	{ name: 'Completed', value: 'completed' },
	{ name: 'Confirmed', value: 'confirmed' },
	{ name: 'No Show', value: 'no_show' },
	{ name: 'Scheduled', value: 'scheduled' },
];
