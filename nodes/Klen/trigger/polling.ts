import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { callSource, type CallList } from '../../shared/triggers/callEnds';
import { changeSource, type Change, type RecordList } from '../../shared/triggers/changes';
import { pollEvents, type Source } from '../../shared/triggers/poll';
import {
	readEvents,
	readFilter,
	readNumber,
	readPollOptions,
} from '../../shared/triggers/pollFields';
import { hasStatus } from '../../shared/transport/errors';
import { idIn, ListReader } from '../../shared/transport/pages';
import { readTime } from '../../shared/triggers/time';
import { klenClient, type KlenClient, type KlenOperations } from '../api/client';
import { isCallEvent } from '../api/events';
import { callIdOf } from '../api/placedCalls';
import { KlenCallReader } from '../api/watchedCalls';
import { eventKey, readEvent, type KlenEvent } from './event';

export const pollingRequests: Array<keyof KlenOperations> = [
	'listCalls',
	'getCall',
	'listCalendarEvents',
];

const DAY_MS = 86_400_000;

/** Where a call has what a user may wait for. */
const FIELDS = { recording: 'recording_url', summary: 'summary' };

const nameOf = ({ status }: IDataObject) => (status === 'failed' ? 'call.failed' : 'call.ended');

/** The event that the vendor would deliver, read as a delivery is. */
const asEvent = (payload: IDataObject): KlenEvent => readEvent(payload) as KlenEvent;

/** The list has the ID of the agent's assistant where deliveries have that of the agent. */
function withAgent({ agent_id, ...call }: IDataObject): IDataObject {
	if (agent_id === undefined) return call;
	return { ...call, [/^\d+$/.test(String(agent_id)) ? 'agent_id' : 'assistant_id']: agent_id };
}

const toCallEvent = (call: IDataObject): KlenEvent =>
	asEvent({
		event_type: nameOf(call),
		timestamp: call.ended_at ?? call.started_at ?? null,
		call: { ...withAgent(call), klen_call_id: callIdOf(call) },
	});

/** Calls, newest first (docs.klen.ai/api-reference/calls/get-calls). */
function callsOf(
	client: KlenClient,
	events: string[],
	waitFor: Array<keyof typeof FIELDS>,
	query: Record<string, string | undefined>,
): CallList {
	const reader = new KlenCallReader(client);
	return {
		account: client.account,
		filters: query,
		open: () => new ListReader(client, 'listCalls', { query, idOf: callIdOf }),
		idOf: callIdOf,
		timeOf: ({ started_at, ended_at }) => readTime(started_at) ?? readTime(ended_at) ?? null,
		now: () => client.vendorNow,
		isOver: (call) => reader.isOver(call),
		isComplete: (call) =>
			nameOf(call) === 'call.failed' || waitFor.every((name) => call[FIELDS[name]]),
		isWanted: (call) => events.includes(nameOf(call)),
		async find(ids) {
			const found = new Map<string, IDataObject>();
			for (const id of ids) {
				const call = await reader.get(id);
				if (call) found.set(id, call);
			}
			return found;
		},
	};
}

async function withDetails(client: KlenClient, call: IDataObject): Promise<IDataObject> {
	const path = { call_id: String(callIdOf(call)) };
	const details = await client.request('getCall', { path }).catch((error: unknown) => {
		if (hasStatus(error, 404)) return {};
		throw error;
	});
	return { ...call, ...details };
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Events of the days ahead (docs.klen.ai/api-reference/calendar/get-events). */
function calendarOf(client: KlenClient, daysAhead: number): RecordList {
	// Days begin at other times elsewhere.
	const lastDay = dayOf(Date.now() + daysAhead * DAY_MS);
	const query = { start_date: dayOf(Date.now() - DAY_MS), end_date: lastDay };
	return {
		scope: client.account,
		lastDay,
		open: () => new ListReader(client, 'listCalendarEvents', { query }),
		idOf: idIn('uuid', 'id'),
		dayOf: ({ start_time }) => String(start_time ?? '').slice(0, 10),
		partsOf: ({ status, ...content }) => ({
			status: String(status),
			content: JSON.stringify(content),
		}),
	};
}

/** As the vendor names it; a status without an event of its own is an update. */
function changeName({ record: { status }, isCreated, isStatus }: Change): string {
	if (isCreated) return 'calendar.created';
	const isNamed = isStatus && (status === 'cancelled' || status === 'completed');
	return isNamed ? `calendar.${String(status)}` : 'calendar.updated';
}

function toCalendarEvent(
	change: Change,
	events: string[],
	agentId: string | undefined,
): KlenEvent | undefined {
	const { id, assistant_id } = asObject(change.record.ai_agent);
	const isOfAgent = agentId === undefined || [id, assistant_id].map(String).includes(agentId);
	if (!events.includes(changeName(change)) || !isOfAgent) return undefined;
	return asEvent({
		event_type: changeName(change),
		timestamp: new Date().toISOString(),
		calendar_event: change.record,
	});
}

/** Looks for what happened since the last poll; see {@link pollEvents}. */
export async function poll(node: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const client = await klenClient(node);
	const events = readEvents(node);
	const options = readPollOptions(node);
	const agent_id = readFilter(node, 'agentId');
	const query = { agent_id, type: readFilter(node, 'direction') };
	const calls = callsOf(client, events, options.waitFor, query);
	const days = { label: 'Days Ahead', fallback: 30, min: 1, max: 365 };
	const daysAhead = readNumber(node, 'daysAhead', days);
	const sources: Array<Source<KlenEvent>> = [];
	if (events.some(isCallEvent)) {
		sources.push(
			callSource(calls, options, async (call) =>
				toCallEvent(options.includeDetails ? await withDetails(client, call) : call),
			),
		);
	}
	if (!events.every(isCallEvent)) {
		sources.push(
			changeSource('calendar', calendarOf(client, daysAhead), (change) =>
				toCalendarEvent(change, events, agent_id),
			),
		);
	}
	return await pollEvents(node, { client, sources, keyOf: eventKey });
}
