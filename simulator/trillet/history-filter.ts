import { ApiError } from '../core/api-error';
import { DAY } from '../core/time';
import type { CallRecord } from './records';
import type { TrilletSettings } from './settings';

/** Query of call history and of its metrics; some values are JSON in a text. */
export interface HistoryQuery {
	agentId?: string;
	pathwayId?: string;
	batchId?: string;
	status?: string;
	direction?: string;
	callType?: string;
	search?: string;
	callIds?: string;
	dateRange?: string;
	postAnalysis?: string;
}

/** Words for a call that lasts; every page has another one. */
const LASTING = ['active', 'in-progress', 'ongoing'];

/** @throws invalid_request when a value is not the JSON that it should be */
export function historyFilter(
	query: HistoryQuery,
	historySearch: TrilletSettings['historySearch'],
): (call: CallRecord) => boolean {
	const callIds = parsed(query, 'callIds') as string[] | undefined;
	const analysis = parsed(query, 'postAnalysis') as Record<string, unknown> | undefined;
	const inRange = rangeFilter(parsed(query, 'dateRange') as DateRange | undefined);
	const is = (wanted: string | undefined, value: string | null) =>
		wanted === undefined || wanted === value;
	const found = ({ from, to, metadata }: CallRecord) => {
		const searched = `${from} ${to} ${historySearch === 'metadata' ? JSON.stringify(metadata) : ''}`;
		return historySearch === 'nothing' || searched.includes(query.search ?? '');
	};
	const both = query.direction === 'bidirectional' ? undefined : query.direction;
	return (call) =>
		is(query.agentId, call.agentId) &&
		is(query.pathwayId, call.flowId) &&
		is(query.batchId, call.batchId) &&
		is(both, call.direction) &&
		is(query.callType, call.type) &&
		(is(query.status, call.status) ||
			(call.status === 'active' && LASTING.includes(query.status ?? ''))) &&
		(callIds === undefined || callIds.includes(call.callId)) &&
		Object.entries(analysis ?? {}).every(([name, value]) => call.analyzedData[name] === value) &&
		inRange(call.createdAt) &&
		found(call);
}

/** The list spells it `from` and `to`, the metrics `startDate` and `endDate`. */
interface DateRange {
	from?: string;
	to?: string;
	startDate?: string;
	endDate?: string;
}

/** A day as the end of a range includes that day. */
function rangeFilter(range: DateRange = {}): (time: number) => boolean {
	const start = range.from ?? range.startDate;
	const end = range.to ?? range.endDate;
	const isDay = end !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(end);
	return (time) =>
		(start === undefined || time >= Date.parse(start)) &&
		(end === undefined || (isDay ? time < Date.parse(end) + DAY : time <= Date.parse(end)));
}

function parsed(query: HistoryQuery, name: 'callIds' | 'dateRange' | 'postAnalysis'): unknown {
	const text = query[name];
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw new ApiError(400, 'invalid_request', `${name} is not valid JSON`);
	}
}
