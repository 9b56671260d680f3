import { eventKey, isUnique, readEvent, type KlenEvent } from '../../../nodes/Klen/trigger/event';

const read = (body: unknown): KlenEvent => {
	const event = readEvent(body);
	if (!event) throw new Error('not read as an event');
	return event;
};

const ended = {
	event_type: 'call.ended',
	call: { id: 789, klen_call_id: 'call_abc123', agent_id: 123, agent_name: 'Sales', duration: 267 },
	timestamp: '2025-04-24T10:20:00Z',
};

describe('readEvent', () => {
	it('gives one shape whichever spelling the payload has', () => {
		const nested = {
			...ended,
			call: {
				id: 789,
				call_id: 'call_abc123',
				agent: { id: 123, name: 'Sales' },
				duration_seconds: 267,
			},
		};
		expect(read(nested).call).toEqual(read(ended).call);
		expect(read(ended).call).toMatchObject({
			call_id: 'call_abc123',
			id: 789,
			agent: { id: 123, name: 'Sales', assistant_id: null },
			duration_seconds: 267,
			transcript: null,
		});
	});

	it('takes a string ID for the call ID', () => {
		expect(read({ event_type: 'call.ended', call: { id: 'call_abc123' } }).call).toMatchObject({
			call_id: 'call_abc123',
			id: null,
		});
	});

	it('takes the digits of a number that JavaScript would round for the number', () => {
		const call = { id: '9007199254740993' };
		expect(read({ event_type: 'call.ended', call }).call).toMatchObject({
			call_id: null,
			id: '9007199254740993',
		});
	});

	it('shows a time in seconds as text', () => {
		expect(read({ ...ended, timestamp: 1_745_490_000 }).timestamp).toBe('2025-04-24T10:20:00.000Z');
	});

	it('finds the contact inside the call and beside it', () => {
		const contact = { id: 5, name: 'Jo' };
		expect(read({ ...ended, contact }).contact).toEqual(contact);
		expect(read({ ...ended, call: { ...ended.call, contact } }).contact).toEqual(contact);
	});

	it('keeps the payload untouched', () => {
		expect(read(ended).body).toEqual(ended);
	});

	it.each([[undefined], [null], ['text'], [[]], [{}], [{ event_type: 7 }]])(
		'reads no event from %j',
		(body) => {
			expect(readEvent(body)).toBeUndefined();
		},
	);

	it('survives an event without its call', () => {
		expect(read({ event_type: 'call.ended', call: 'gone' }).call).toMatchObject({ call_id: null });
	});
});

describe('eventKey', () => {
	const key = (body: object) => eventKey(read(body));

	it('is the same for a delivery that was made again later', () => {
		expect(key({ ...ended, timestamp: '2025-04-24T11:00:00Z' })).toBe(key(ended));
	});

	it('differs by event type and by call', () => {
		const keys = [
			ended,
			{ ...ended, event_type: 'call.started' },
			{ ...ended, call: { ...ended.call, klen_call_id: 'call_other' } },
		].map(key);
		expect(new Set(keys).size).toBe(3);
	});

	it('tells one change of a calendar event from the next', () => {
		const updated = {
			event_type: 'calendar.updated',
			calendar_event: { uuid: 'u-1' },
			timestamp: '2025-04-24T10:00:00Z',
		};
		expect(key(updated)).toBe(key({ ...updated }));
		expect(key(updated)).not.toBe(key({ ...updated, timestamp: '2025-04-24T10:05:00Z' }));
	});

	it('tells two changes within one second apart', () => {
		const updated = {
			event_type: 'calendar.updated',
			calendar_event: { uuid: 'u-1', title: 'First' },
			timestamp: '2025-04-24T10:00:00Z',
		};
		const again = { ...updated, calendar_event: { uuid: 'u-1', title: 'Second' } };
		expect(key(updated)).not.toBe(key(again));
	});

	it('can mean one event only, unless that has neither ID nor time', () => {
		const updated = { event_type: 'calendar.updated', calendar_event: { uuid: 'u-1' } };
		expect(isUnique(read(ended))).toBe(true);
		expect(isUnique(read({ ...updated, timestamp: 1_745_488_800 }))).toBe(true);
		expect(isUnique(read(updated))).toBe(false);
		expect(isUnique(read({ event_type: 'call.ended', call: {} }))).toBe(false);
	});

	it('takes the whole payload where there is no ID', () => {
		const anonymous = { event_type: 'call.ended', call: {} };
		expect(key(anonymous)).toBe(key({ ...anonymous }));
		expect(key(anonymous)).not.toBe(key({ ...anonymous, timestamp: 'later' }));
	});
});
