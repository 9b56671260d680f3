import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const production = () => klen.control.klen.production;
const add = () => production().addCalendarEvents({ status: 'confirmed' })[0];

testOperation(klen, {
	resource: 'calendarEvent',
	operation: 'cancel',
	request: 'cancelCalendarEvent',
	parameters: { eventId: byId('={{ $json.event }}'), reason: 'Customer asked to reschedule' },
	good: () => [{ event: add()?.id }, { event: add()?.id }],
	expectOutput: (outputs, { event }) => {
		expect(outputs).toEqual([expect.objectContaining({ id: event, status: 'cancelled' })]);
		expect(production().calendarEvents()).toContainEqual(
			expect.objectContaining({
				id: event,
				status: 'cancelled',
				customer: expect.objectContaining({
					notes: expect.stringContaining('Customer asked to reschedule') as string,
				}) as object,
			}),
		);
	},
	bad: {
		item: { event: '' },
		message: 'Event is empty',
		nextStep: 'Enter a value, or pick one from the list.',
	},
	refused: {
		item: () => ({ event: 1 }),
		message: 'Klen AI does not know this record, or the key may not see it',
		nextStep: 'Check the ID',
		httpStatus: 404,
		code: 'not_found',
	},
});

it('needs no reason', async () => {
	const event = add();
	const result = await klen.run({
		resource: 'calendarEvent',
		operation: 'cancel',
		parameters: { eventId: byId(event?.uuid ?? '') },
	});
	expect(result.json).toEqual([
		{
			id: event?.id,
			uuid: event?.uuid,
			status: 'cancelled',
			message: 'Event cancelled successfully',
		},
	]);
	expect(klen.requests()[0]?.body).toEqual({});
});

it.each([
	['after it was cancelled', { when: 'after' as const }, 1],
	['before it was cancelled', {}, 2],
])('cancels an event once when a 504 comes %s', async (_, when, requests) => {
	const event = add();
	klen.control.addFault({ operationId: 'cancelCalendarEvent', status: 504, ...when });
	const result = await klen.inVirtualTime(
		async () =>
			await klen.run({
				resource: 'calendarEvent',
				operation: 'cancel',
				parameters: { eventId: byId(event?.uuid ?? '') },
			}),
	);
	expect(result.json).toEqual([
		expect.objectContaining({ id: event?.id, uuid: event?.uuid, status: 'cancelled' }),
	]);
	expect(klen.requests('cancelCalendarEvent')).toHaveLength(requests);
});
