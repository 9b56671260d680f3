import { byId, useKlen } from './klen';
import { testOperation } from '../operation-suite';

const klen = useKlen();
const add = () => klen.control.klen.production.addCalendarEvents({ count: 2 });

const get = async (eventId: string | number, simplify = true) =>
	await klen.run({
		resource: 'calendarEvent',
		operation: 'get',
		parameters: { eventId: byId(String(eventId)), simplify },
	});

testOperation(klen, {
	resource: 'calendarEvent',
	operation: 'get',
	request: 'getCalendarEvent',
	parameters: { eventId: byId('={{ $json.event }}') },
	good: () => {
		const [first, second] = add();
		return [{ event: first?.id }, { event: second?.id }];
	},
	expectOutput: (outputs, { event }) => {
		expect(outputs).toEqual([expect.objectContaining({ id: event })]);
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

it('takes the UUID too', async () => {
	const [event] = add();
	expect((await get(event?.uuid ?? '')).json).toEqual([expect.objectContaining({ id: event?.id })]);
});

it('simplifies to ten fields, and returns the whole record on demand', async () => {
	const [event] = klen.control.klen.production.addCalendarEvents({
		aiAgentId: 123,
		createdByAiAgent: true,
		customer: { name: 'John Doe', email: 'john@example.com', phone: null, notes: 'VIP' },
	});
	const [simple] = (await get(event?.id ?? 0)).json;
	expect(simple).toEqual({
		id: event?.id,
		title: event?.title,
		event_type: event?.eventType,
		status: event?.status,
		start_time: new Date(event?.startTime ?? 0).toISOString(),
		end_time: new Date(event?.endTime ?? 0).toISOString(),
		customer_name: 'John Doe',
		customer_email: 'john@example.com',
		customer_phone: null,
		agent_name: 'Customer Support',
	});
	const [whole] = (await get(event?.id ?? 0, false)).json;
	expect(whole).toMatchObject({
		uuid: event?.uuid,
		customer: { name: 'John Doe', notes: 'VIP' },
		ai_agent: { id: 123, name: 'Customer Support' },
		ics_url: `/calendar/event/${event?.uuid}/calendar.ics`,
	});
});
