import type { IDataObject } from 'n8n-workflow';
import { byId, useKlen } from './klen';
import { CALL_EVENTS, callEnded, signed, useTriggers } from './trigger';

const klen = useKlen();
const host = useTriggers(klen);
const production = () => klen.control.klen.production;

describe('what an event becomes', () => {
	it('is one item in a stable shape, with the untouched body', async () => {
		const [call] = production().addCalls({
			agentId: 789,
			type: 'outbound',
			status: 'completed',
			contactId: null,
			startedAt: Date.parse('2025-04-23T14:30:45Z'),
			endedAt: Date.parse('2025-04-23T14:35:12Z'),
		});
		const trigger = await host.listening();
		const [delivery] = await production().emit({ event: 'call.ended', id: call?.id });
		await host.settled();
		const [run] = trigger.runs;
		expect(run?.items).toHaveLength(1);
		expect(run?.json[0]).toEqual({
			eventType: 'call.ended',
			timestamp: expect.any(String) as string,
			call: {
				call_id: call?.klenCallId,
				id: call?.id,
				status: 'completed',
				type: 'outbound',
				phone_number: call?.phoneNumber,
				agent: { id: 789, assistant_id: null, name: 'Sales Representative' },
				started_at: '2025-04-23T14:30:45Z',
				ended_at: '2025-04-23T14:35:12Z',
				duration_seconds: 267,
				failure_reason: null,
				answeredBy: 'unknown',
				summary: call?.summary,
				transcript: null,
				recording_url: null,
			},
			body: JSON.parse(delivery?.body ?? '{}') as IDataObject,
		});
	});

	it.each(CALL_EVENTS)('takes %s', async (event) => {
		const trigger = await host.listening();
		await production().emit({ event: event as 'call.ended' });
		await host.settled();
		expect(trigger.runs.map(({ json }) => json[0]?.eventType)).toEqual([event]);
	});

	it.each(['failure_reason', 'reason', 'error_reason'] as const)(
		'finds the reason of a failure when Klen calls it %s',
		async (failureReasonField) => {
			klen.control.settings({ klen: { failureReasonField } });
			production().addCalls({ status: 'failed', failureReason: 'busy' });
			const trigger = await host.listening();
			await production().emit({ event: 'call.failed' });
			await host.settled();
			expect(trigger.runs[0]?.json[0]).toMatchObject({
				call: { failure_reason: 'busy', answeredBy: 'nobody' },
			});
		},
	);

	it.each(['call', 'top'] as const)('finds the contact in its place: %s', async (contactPlace) => {
		klen.control.settings({ klen: { contactPlace } });
		const [contact] = production().contacts();
		production().addCalls({ contactId: contact?.id });
		const trigger = await host.listening();
		await production().emit({ event: 'call.ended' });
		await host.settled();
		expect(trigger.runs[0]?.json[0]).toMatchObject({ contact: { id: contact?.id } });
	});

	it('is one item for an event of the calendar too', async () => {
		const trigger = host.manual({ events: ['calendar.updated'] });
		const payload = {
			event_type: 'calendar.updated',
			calendar_event: {
				id: 5,
				uuid: 'a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890',
				title: 'Demo',
				event_type: 'meeting',
				ai_agent: { id: 789, name: 'Sales Representative', assistant_id: 'assistant_def456' },
				time_changed: true,
			},
			timestamp: '2025-05-01T12:00:00Z',
		};
		const delivery = await trigger.deliver(signed(payload));
		expect(delivery.items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				eventType: 'calendar.updated',
				calendarEvent: expect.objectContaining({
					uuid: 'a1b2c3d4-e5f6-7890-a1b2-c3d4e5f67890',
					agent: { id: 789, assistant_id: 'assistant_def456', name: 'Sales Representative' },
					time_changed: true,
				}) as IDataObject,
				body: payload,
			}),
		]);
	});

	it('follows a call from its start to its recording', async () => {
		const trigger = await host.listening();
		await klen.run({
			resource: 'call',
			operation: 'initiate',
			parameters: { agentId: byId('789'), phoneNumber: '+15551234567' },
		});
		await klen.control.advance(30 * 60_000);
		await host.settled();
		expect(trigger.runs.map(({ json }) => json[0]?.eventType)).toEqual([
			'call.started',
			'call.ended',
			'call.transcript',
			'call.summary',
			'call.recording',
		]);
	});
});

describe('filters', () => {
	it('let only the chosen events through', async () => {
		const trigger = host.manual({ events: ['call.failed'] });
		const delivery = await trigger.deliver(signed(callEnded()));
		expect(delivery).toMatchObject({ status: 200, run: undefined });
	});

	it.each([
		{ what: 'this agent', filters: { agentId: byId('123') }, runs: 1 },
		{ what: 'another agent', filters: { agentId: byId('789') }, runs: 0 },
		{ what: 'this direction', filters: { direction: 'outbound' }, runs: 1 },
		{ what: 'the other direction', filters: { direction: 'inbound' }, runs: 0 },
		{
			what: 'this agent in the other direction',
			filters: { agentId: byId('123'), direction: 'inbound' },
			runs: 0,
		},
	])('for $what start $runs runs', async ({ filters, runs }) => {
		const trigger = host.manual({ filters });
		expect(await trigger.deliver(signed(callEnded()))).toMatchObject({ status: 200 });
		expect(trigger.runs).toHaveLength(runs);
	});

	it('that hold back an event do not make it known', async () => {
		const trigger = host.manual({ filters: { direction: 'inbound' } });
		await trigger.deliver(signed(callEnded()));
		trigger.edit({ filters: {} });
		expect((await trigger.deliver(signed(callEnded()))).items).toHaveLength(1);
	});
});

describe('the age limit', () => {
	const limited = () => host.manual({ options: { maxAgeMinutes: 10 } });
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

	it.each([
		{ what: 'takes a fresh event', timestamp: minutesAgo(1), status: 200, runs: 1 },
		{ what: 'refuses an old event', timestamp: minutesAgo(11), status: 400, runs: 0 },
		{ what: 'refuses an event without a time', timestamp: null, status: 400, runs: 0 },
	])('$what', async ({ timestamp, status, runs }) => {
		const trigger = limited();
		expect(await trigger.deliver(signed(callEnded({ timestamp })))).toMatchObject({ status });
		expect(trigger.runs).toHaveLength(runs);
	});

	it('is off unless set', async () => {
		const trigger = host.manual();
		const delivery = await trigger.deliver(
			signed(callEnded({ timestamp: '2020-01-01T00:00:00Z' })),
		);
		expect(delivery.items).toHaveLength(1);
	});
});
