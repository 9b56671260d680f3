import type { Handler } from '../../core/contract-api';
import { paginate } from '../../core/pagination';
import { SECOND } from '../../core/time';
import { durationSeconds, historyDetails, historyItem } from '../call-views';
import { exportCsv, type ExportOptions } from '../csv-export';
import { workspaceOf, type TrilletExchange } from '../exchange';
import { historyFilter, type HistoryQuery } from '../history-filter';
import { find } from '../lookup';
import { recordingOf } from '../recording';
import type { CallRecord } from '../records';

export const listCallHistory: Handler<TrilletExchange> = ({ query }, exchange) => {
	const { page, limit } = query as { page: number; limit: number };
	const calls = callsOf(exchange, query);
	const { maxHistoryPage } = exchange.environment.settings;
	return answer(exchange, paginate(calls, page, Math.min(limit, maxHistoryPage)).items);
};

/** The first version knows no parameters. */
export const listCallHistoryV1: Handler<TrilletExchange> = (_, exchange) =>
	answer(exchange, callsOf(exchange, {}));

export const getCallRecord: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { calls } = exchange.environment.state;
	const call = find(exchange, calls, params.callHistoryId ?? '', 'Call history');
	return { status: 200, body: historyDetails(call) };
};

export const getCallRecordV1 = getCallRecord;

export const getCallMetrics: Handler<TrilletExchange> = ({ query }, exchange) => {
	const calls = callsOf(exchange, query);
	const ended = calls.filter(({ endedAt }) => endedAt !== null);
	const seconds = ended.reduce((sum, call) => sum + (durationSeconds(call) ?? 0), 0);
	const cost = calls.reduce((sum, call) => sum + call.cost, 0);
	const count = (status: string) => calls.filter((call) => call.status === status).length;
	return {
		status: 200,
		body: {
			totalCalls: calls.length,
			completedCalls: count('completed'),
			failedCalls: count('failed'),
			averageDuration: ended.length > 0 ? Number((seconds / ended.length).toFixed(1)) : 0,
			totalCost: Number(cost.toFixed(2)),
		},
	};
};

export const exportCallHistory: Handler<TrilletExchange> = ({ body }, exchange) => {
	const { agentId, limit, ...options } = body as {
		agentId?: string;
		limit?: number;
	} & ExportOptions;
	const { environment } = exchange;
	const calls = callsOf(exchange, { agentId }).slice(0, limit);
	const text = exportCsv(
		environment.state,
		calls,
		(call) => environment.recordingUrl(call),
		options,
	);
	return {
		status: 200,
		body: Buffer.from(text),
		headers: {
			'content-type': 'text/csv',
			'Content-Disposition': 'attachment; filename="call-history.csv"',
		},
	};
};

export const downloadRecording: Handler<TrilletExchange> = ({ params }, exchange) => {
	const { environment } = exchange;
	const call = find(exchange, environment.state.calls, params.recordId ?? '', 'Recording');
	if (!call.hasRecording) throw environment.missing('Recording');
	return {
		status: 200,
		body: recordingOf(call),
		headers: { 'content-type': 'audio/wav' },
	};
};

export const getRecordingAddress: Handler<TrilletExchange> = ({ params }, { environment }) => {
	const call = environment.state.calls.find(({ callId }) => callId === params.callId);
	const recordingUrl = call && environment.recordingUrl(call);
	if (!recordingUrl) throw environment.missing('Recording');
	return { status: 200, body: { recordingUrl } };
};

function callsOf(exchange: TrilletExchange, query: HistoryQuery): CallRecord[] {
	const { _id } = workspaceOf(exchange);
	const { settings, clock, state } = exchange.environment;
	const wanted = historyFilter(query, settings.historySearch);
	const newest = clock.now() - settings.listLagSeconds * SECOND;
	return state
		.callsNewestFirst()
		.filter((call) => call.workspaceId === _id && call.createdAt <= newest && wanted(call));
}

/** @throws when the settings answer an empty history with an error */
function answer({ environment }: TrilletExchange, calls: CallRecord[]) {
	const { emptyHistoryStatus, historyEnvelope } = environment.settings;
	if (calls.length === 0 && emptyHistoryStatus === 500) throw environment.emptyHistory();
	const items = calls.map((call) =>
		historyItem(environment.state, call, environment.recordingUrl(call)),
	);
	return { status: 200, body: historyEnvelope === 'none' ? items : { [historyEnvelope]: items } };
}
