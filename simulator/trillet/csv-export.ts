import { unparse } from 'papaparse';
import { toSecondsOrNull } from '../core/time';
import { durationSeconds, flowName } from './call-views';
import type { CallRecord } from './records';
import type { TrilletState } from './state';

export interface ExportOptions {
	includeTranscripts?: boolean;
	includePostAnalysis?: boolean;
}

/** Call records as CSV, with the columns that clients have seen. */
export function exportCsv(
	state: TrilletState,
	calls: CallRecord[],
	recordingUrl: (call: CallRecord) => string | null,
	{ includeTranscripts = false, includePostAnalysis = false }: ExportOptions,
): string {
	const columns: Record<string, (call: CallRecord) => unknown> = {
		'Call ID': (call) => call.callId,
		'Record ID': (call) => call._id,
		'From Phone Number': (call) => call.from,
		'To Phone Number': (call) => call.to,
		Direction: (call) => call.direction,
		Status: (call) => call.status,
		'Duration (s)': (call) => durationSeconds(call),
		'Start Time (UTC)': (call) => toSecondsOrNull(call.startedAt),
		'End Time (UTC)': (call) => toSecondsOrNull(call.endedAt),
		'Agent Name': (call) => state.agents.get(call.agentId)?.name,
		'Call Flow Name': (call) => flowName(state, call),
		Cost: (call) => call.cost,
		Summary: (call) => call.summary,
		'Recording Link': recordingUrl,
		...(includePostAnalysis && {
			'Analyzed Data (JSON)': (call: CallRecord) => JSON.stringify(call.analyzedData),
		}),
		...(includeTranscripts && {
			Transcript: (call: CallRecord) =>
				call.transcript.map(({ role, content }) => `${role}: ${content}`).join('\n'),
		}),
	};
	return unparse({
		fields: Object.keys(columns),
		data: calls.map((call) => Object.values(columns).map((value) => value(call))),
	});
}
