import type { CallView, EnvironmentView } from '../inspector/views';
import type { KlenEnvironment } from './environment';
import type { CallRecord } from './records';

/**
 * What the simulator's page shows of an environment.
 *
 * @param since calls that were placed earlier are left out; simulated milliseconds since the epoch
 */
export function inspectKlen(environment: KlenEnvironment, since: number): EnvironmentView {
	const { state, keys } = environment;
	return {
		agents: state.agents.all().map(({ id, name, phoneNumber }) => ({ id, name, phoneNumber })),
		calls: state
			.callsNewestFirst()
			.filter(({ createdAt }) => createdAt >= since)
			.map((call) => viewOf(call, environment)),
		webhooks: state.webhooks.all().map(({ id, name, url, events }) => ({ id, name, url, events })),
		keys: keys.all().map((key) => ({ name: key.name, ...environment.pace(key) })),
	};
}

function viewOf(call: CallRecord, environment: KlenEnvironment): CallView {
	return {
		id: call.klenCallId,
		at: new Date(call.createdAt).toISOString(),
		agent: environment.state.agents.get(call.agentId)?.name ?? '',
		direction: call.type,
		phoneNumber: call.phoneNumber,
		status: call.status,
		failed: call.status === 'failed',
		steps: stepsOf(call),
		note: call.failureReason ?? call.summary,
		recordingUrl: environment.recordingUrl(call),
	};
}

function stepsOf(call: CallRecord): CallView['steps'] {
	const started = { name: 'In progress', reached: call.startedAt !== null };
	const queued = { name: 'Queued', reached: true };
	if (call.status === 'failed') {
		return [queued, ...(started.reached ? [started] : []), { name: 'Failed', reached: true }];
	}
	return [
		queued,
		started,
		{ name: 'Completed', reached: call.endedAt !== null },
		{ name: 'Transcript', reached: call.transcript !== null },
		{ name: 'Summary', reached: call.summary !== null },
		{ name: 'Recording', reached: call.hasRecording },
	];
}
