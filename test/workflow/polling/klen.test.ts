import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../klen/klen';
import { KlenTriggers } from '../klen/trigger';
import { useHost } from '../trigger-host';
import { klenPolling, openPolling, usePollingVendors } from './vendors';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ALL_BUT_DATE = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const;

usePollingVendors();
const klen = klenPolling.world;
const triggers = useHost(new KlenTriggers(klen as ConstructorParameters<typeof KlenTriggers>[0]));
const production = () => klen.control.klen.production;

const start = async (parameters: INodeParameters) => {
	const workflow = openPolling(klenPolling, parameters);
	await workflow.activate();
	return workflow;
};

/** The names of all fields, those of objects in them included. */
function fieldsOf(value: unknown, path = ''): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
	return Object.entries(value).flatMap(([name, field]) => fieldsOf(field, `${path}.${name}`));
}

it('puts a call out in the shape of the Klen AI Trigger', async () => {
	klen.control.settings({ klen: { artifactSeconds: 0 } });
	const delivered = await triggers.listening({ events: ['call.ended'] });
	const workflow = await start({ events: ['call.ended'], options: { includeDetails: true } });
	const id = klenPolling.begin();
	await klen.control.advance(2 * MINUTE);
	await triggers.settled();
	await workflow.poll();
	const [{ body: sent, ...event } = {}] = delivered.runs.map(
		(run) => run.at('Trigger').json[0] ?? {},
	);
	const [{ body, ...item } = {}] = workflow.items;
	expect(fieldsOf(item.call)).toEqual(fieldsOf(event.call));
	expect(Object.keys(item)).toEqual(Object.keys(event));
	expect(item).toMatchObject({
		eventType: 'call.ended',
		timestamp: event.timestamp,
		call: {
			call_id: id,
			agent: {
				...((event.call as IDataObject).agent as IDataObject),
				assistant_id: 'assistant_abc123',
			},
			phone_number: (event.call as IDataObject).phone_number,
			duration_seconds: 60,
		},
	});
	expect(body).toMatchObject({ event_type: (sent as IDataObject).event_type });
});

it('knows the agent of a call by what the list says', async () => {
	const workflow = await start({ events: ['call.ended'] });
	klenPolling.begin();
	await klen.control.advance(2 * MINUTE);
	await workflow.poll();
	const agent = { id: null, assistant_id: expect.stringMatching(/^assistant_/) as string };
	expect(workflow.items).toMatchObject([{ call: { agent } }]);
});

it('has Klen AI filter by agent and direction', async () => {
	const filters = { agentId: byId('789'), direction: 'inbound' };
	const workflow = await start({ filters });
	const before = production().addCalls({ count: 2, agentId: 789, type: 'inbound' });
	production().receiveCall({ agentId: 123 });
	const { klenCallId } = production().receiveCall({ agentId: 789 });
	await klen.control.advance(2 * MINUTE);
	await workflow.poll();
	const ids = [...before.map((call) => call.klenCallId), klenCallId];
	expect(new Set(workflow.items.map(klenPolling.idOf))).toEqual(new Set(ids));
	for (const { query } of klen.requests('listCalls'))
		expect(query).toMatchObject({ agent_id: '789', type: 'inbound' });
});

it('does not take old calls for new ones when a filter is removed', async () => {
	production().addCalls({ count: 40 });
	const workflow = await start({ filters: { agentId: byId('789') } });
	workflow.edit({ filters: {} });
	await workflow.activate();
	const { klenCallId } = production().receiveCall({ agentId: 123 });
	await klen.control.advance(2 * MINUTE);
	await workflow.poll();
	expect(workflow.items.map(klenPolling.idOf)).toEqual([klenCallId]);
});

it('still reports a call that lasts or waits for its summary when a filter is added', async () => {
	klen.control.settings({ klen: { artifactSeconds: 300 } });
	const workflow = await start({ options: { waitFor: ['summary'] } });
	const id = klenPolling.begin();
	await klen.control.advance(2 * MINUTE);
	await workflow.poll();
	workflow.edit({ filters: { direction: 'inbound' } });
	const next = klenPolling.begin();
	await workflow.restart();
	await klen.control.advance(20 * MINUTE);
	await workflow.poll();
	expect(workflow.items.map(klenPolling.idOf)).toEqual([id, next]);
});

it('reports a call without its details when they are gone', async () => {
	const workflow = await start({ events: ['call.ended'], options: { includeDetails: true } });
	const id = klenPolling.begin();
	await klen.control.advance(2 * MINUTE);
	klen.control.addFault({ operationId: 'getCall', status: 404, body: { error: 'not_found' } });
	await workflow.poll();
	expect(workflow.items.map(klenPolling.idOf)).toEqual([id]);
});

it('loses no call when its details cannot be read now', async () => {
	const workflow = await start({ events: ['call.ended'], options: { includeDetails: true } });
	const ids = [klenPolling.begin(), klenPolling.begin()];
	await klen.control.advance(2 * MINUTE);
	klen.control.addFault({ operationId: 'getCall', nth: 2, status: 403, body: {} });
	await workflow.poll();
	expect(workflow.items).toEqual([]);
	expect(workflow.failures).toHaveLength(1);
	await workflow.poll();
	expect(workflow.items.map(klenPolling.idOf)).toEqual(ids);
});

it.each([
	['voicemail', 'call.ended'],
	['failed', 'call.failed'],
])('takes a call with the status %s and an end for %s', async (status, event) => {
	const workflow = await start({ events: ['call.ended', 'call.failed'] });
	production().addCalls({ createdAt: klen.control.now().getTime(), status: status as 'failed' });
	klen.control.clearContractViolations();
	await workflow.poll();
	klen.control.clearContractViolations();
	expect(workflow.items).toMatchObject([{ eventType: event, call: { status } }]);
});

describe('the calendar', () => {
	const CALENDAR = ['created', 'updated', 'cancelled', 'completed'].map(
		(name) => `calendar.${name}`,
	);
	const names = (items: IDataObject[]) =>
		items.map(({ eventType, calendarEvent }) => [eventType, (calendarEvent as IDataObject).id]);

	it('reports what is new and what has changed, each once', async () => {
		const [old] = production().addCalendarEvents();
		const workflow = await start({ events: CALENDAR });
		const [created] = production().addCalendarEvents();
		await workflow.poll();
		await workflow.restart();
		await workflow.poll();
		expect(names(workflow.items)).toEqual([['calendar.created', created?.id]]);
		for (const status of ['confirmed', 'cancelled', 'completed'] as const) {
			if (old) old.status = status;
			await workflow.poll();
			await workflow.poll();
		}
		if (old) old.title = 'Another title';
		await workflow.poll();
		await workflow.restart();
		expect(
			names(workflow.items)
				.slice(1)
				.map(([name]) => name),
		).toEqual(
			expect.arrayContaining(['calendar.cancelled', 'calendar.completed', 'calendar.updated']),
		);
		expect(
			new Set(
				names(workflow.items)
					.slice(1)
					.map(([, id]) => id),
			),
		).toEqual(new Set([old?.id]));
		expect(workflow.failures).toEqual([]);
	});

	it('asks once for up to a hundred events, and never for calls', async () => {
		production().addCalendarEvents({ count: 20 });
		const workflow = await start({ events: CALENDAR });
		klen.control.clearLedger();
		for (let poll = 0; poll < 3; poll++) await workflow.poll();
		expect(klen.requests().map(({ operationId }) => operationId)).toEqual(
			Array.from({ length: 3 }, () => 'listCalendarEvents'),
		);
		expect(workflow.items).toEqual([]);
	});

	it('does not take an event for a new one that comes into view', async () => {
		const now = Date.now();
		production().addCalendarEvents({ startTime: now + 31 * DAY, endTime: now + 31 * DAY + MINUTE });
		const workflow = await start({ events: CALENDAR });
		jest.useFakeTimers({ now: now + 3 * DAY, doNotFake: [...ALL_BUT_DATE] });
		await workflow.poll();
		jest.useRealTimers();
		expect(workflow.items).toEqual([]);
	});

	it('shows an event of the calendar in the editor', async () => {
		production().addCalendarEvents();
		const workflow = openPolling(klenPolling, { events: ['calendar.created'] });
		expect(await workflow.fetchTestEvent()).toMatchObject([{ eventType: 'calendar.created' }]);
	});

	it('changes nothing when one of both lists cannot be read', async () => {
		const workflow = await start({ events: [...CALENDAR, 'call.ended'] });
		const id = klenPolling.begin();
		await klen.control.advance(2 * MINUTE);
		const [created] = production().addCalendarEvents();
		klen.control.addFault({ operationId: 'listCalendarEvents', status: 403, body: {} });
		await workflow.poll();
		expect(workflow.failures).toHaveLength(1);
		expect(workflow.items).toEqual([]);
		await workflow.poll();
		expect(workflow.items).toMatchObject([
			{ call: { call_id: id } },
			{ calendarEvent: { id: created?.id } },
		]);
	});

	it('keeps to the agent of the filter', async () => {
		const workflow = await start({ events: CALENDAR, filters: { agentId: byId('123') } });
		production().addCalendarEvents({ aiAgentId: 789, createdByAiAgent: true });
		const [own] = production().addCalendarEvents({ aiAgentId: 123, createdByAiAgent: true });
		await workflow.poll();
		expect(names(workflow.items)).toEqual([['calendar.created', own?.id]]);
	});
});
