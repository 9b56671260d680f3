import {
	eventKey,
	isChosen,
	isUnique,
	readEvent,
	type TrilletEvent,
} from '../../../nodes/Trillet/trigger/event';

const read = (body: unknown): TrilletEvent => {
	const event = readEvent(body);
	if (!event) throw new Error('not read as an event');
	return event;
};
const key = (body: object) => eventKey(read(body));

const enveloped = {
	event: 'call.completed',
	data: { callId: 'call_xyz789', agentId: 'agent_123abc', duration: 125, status: 'completed' },
};
const flat = {
	event: 'call.completed',
	call_id: 'call_xyz789',
	call_agent_id: 'agent_123abc',
	call_duration: 125,
	call_status: 'completed',
};

describe('readEvent', () => {
	it('gives the same shape for an envelope and a flat body', () => {
		const { body: first, ...fromEnvelope } = read(enveloped);
		const { body: second, ...fromFlat } = read(flat);
		expect(fromFlat).toEqual(fromEnvelope);
		expect([first, second]).toEqual([enveloped, flat]);
		expect(fromEnvelope).toEqual({
			event: 'call.completed',
			callId: 'call_xyz789',
			agentId: 'agent_123abc',
			data: { ...enveloped.data, answeredBy: 'unknown' },
		});
	});

	it('tells the end of a call by its status when the body names no event', () => {
		expect(read({ callId: 'c', status: 'failed' }).event).toBe('call.failed');
		expect(read({ callId: 'c', status: 'transferring' }).event).toBe('other');
	});

	it('takes summary and recording out of a transcript object, and leaves what it does not know', () => {
		const event = read({
			transcript: { summary: 'Sold', recordingUrl: 'https://example.com/a.mp3' },
			conversation_data: { gathered_information: { budget: 5 } },
		});
		expect(event.data).toMatchObject({
			summary: 'Sold',
			recordingUrl: 'https://example.com/a.mp3',
			conversation_data: { gathered_information: { budget: 5 } },
		});
	});

	it.each([[null], ['text'], [[]], [7], [undefined]])('reads no event from %j', (body) => {
		expect(readEvent(body)).toBeUndefined();
	});
});

describe('isChosen', () => {
	it('takes events without an entry of their own for any other event', () => {
		const transferred = read({ event: 'call.transferred', data: { callId: 'c' } });
		expect(isChosen(transferred, ['other'])).toBe(true);
		expect(isChosen(transferred, ['call.completed'])).toBe(false);
		expect(isChosen(read(enveloped), ['other'])).toBe(false);
		expect(isChosen(read(enveloped), ['call.completed'])).toBe(true);
	});
});

describe('eventKey', () => {
	it('is the same for every delivery of the end of a call, in whatever form', () => {
		expect(key(enveloped)).toBe(key(flat));
		expect(key(enveloped)).not.toBe(key({ ...enveloped, data: { callId: 'another' } }));
	});

	it('takes the body of events that a call can have several of', () => {
		const sent = { event: 'sms.sent', data: { callId: 'c', text: 'one' } };
		expect(key(sent)).toBe(key({ ...sent }));
		expect(key(sent)).not.toBe(key({ ...sent, data: { callId: 'c', text: 'two' } }));
	});
});

describe('isUnique', () => {
	it.each([
		['the end of a call', enveloped],
		['a new agent', { event: 'agent.created', data: { agentId: 'a' } }],
		['a message with its ID', { event: 'sms.sent', data: { messageId: 'm', text: 'Hi' } }],
		[
			'an event with an ID of its own',
			{ id: 'evt_1', event: 'flow.updated', data: { flowId: 'f' } },
		],
		['an event that says when it happened', { event: 'flow.updated', timestamp: 1_795_866_517 }],
		[
			'a change of a known time',
			{ event: 'agent.updated', data: { updatedAt: '2026-11-28T13:15:17Z' } },
		],
	])('is true for %s', (_, body) => {
		expect(isUnique(read(body))).toBe(true);
	});

	it.each([
		['a changed agent', { event: 'agent.updated', data: { id: 'a', agentId: 'a' } }],
		[
			'a changed flow',
			{ event: 'flow.updated', data: { flowId: 'f', createdAt: '2026-11-28T13:15:17Z' } },
		],
		['a message without ID', { event: 'sms.sent', data: { callId: 'c', text: 'Hi' } }],
		['another event of a call', { event: 'call.transferred', data: { callId: 'c' } }],
		['a call without ID', { event: 'call.completed', data: { callId: '', duration: 1 } }],
		['an event called constructor', { event: 'constructor', data: { id: 'a' } }],
	])('is false for %s', (_, body) => {
		expect(isUnique(read(body))).toBe(false);
	});
});
