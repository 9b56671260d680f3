import { publicText } from '../inspector/redact';
import type { CallView, EnvironmentView } from '../inspector/views';
import type { TrilletEnvironment } from './environment';
import type { CallRecord, Question } from './records';

const END_NAMES: Record<CallRecord['status'], string> = {
	active: 'Completed',
	completed: 'Completed',
	failed: 'Failed',
	'no-answer': 'No answer',
};

/**
 * What the simulator's page shows of an environment.
 *
 * @param since calls that were placed earlier are left out; simulated milliseconds since the epoch
 */
export function inspectTrillet(environment: TrilletEnvironment, since: number): EnvironmentView {
	const { state, keys } = environment;
	return {
		agents: state.agents.all().map((agent) => ({
			id: agent._id,
			name: agent.name ?? '',
			phoneNumber: state.numberOf(agent)?.phoneNumber ?? null,
		})),
		calls: state
			.callsNewestFirst()
			.filter(({ createdAt }) => createdAt >= since)
			.map((call) => viewOf(call, environment)),
		webhooks: state.webhooks
			.all()
			.map(({ _id: id, name, url, events }) => ({ id, name, url, events })),
		keys: keys.all().map((key) => ({ name: key.name, ...environment.pace(key) })),
	};
}

const MOST_TEXT = 300;

const shown = (value: unknown) =>
	publicText(typeof value === 'string' ? value : JSON.stringify(value ?? '')).slice(0, MOST_TEXT);

const viewOfQuestion = ({ name, sent, outcome, status, answer, waitedMs }: Question) => ({
	about: name ?? 'Who is calling?',
	sent: shown(sent),
	outcome: status === null ? outcome : `${outcome} (${status})`,
	answer: shown(answer),
	waitedMs,
});

function viewOf(call: CallRecord, environment: TrilletEnvironment): CallView {
	const { direction, status, startedAt, endedAt } = call;
	const over = endedAt !== null;
	const started = { name: 'Answered', reached: startedAt !== null };
	return {
		id: call.callId,
		at: new Date(call.createdAt).toISOString(),
		agent: environment.state.agents.get(call.agentId)?.name ?? '',
		direction,
		phoneNumber: (direction === 'inbound' ? call.from : call.to) ?? '',
		status,
		failed: status === 'failed' || status === 'no-answer',
		steps: [
			{ name: 'Placed', reached: true },
			...(over && !started.reached ? [] : [started]),
			{ name: END_NAMES[status], reached: over },
		],
		note: call.error ?? call.summary,
		recordingUrl: environment.recordingUrl(call),
		questions: (call.questions ?? []).map(viewOfQuestion),
	};
}
