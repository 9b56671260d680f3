import { step } from '../tools/progress';
import { outputOf, waitFor, type Execution } from '../tools/real-n8n/api';
import type { Scene } from './stage';

const EVENTS_TIMEOUT_MS = 60_000;

/** The events that "When a call ends" listens to. */
const EXPECTED_EVENTS = ['call.started', 'call.ended'];

/** What one call of the demo did. */
export interface Story {
	/** The ID of the call that was placed. */
	call: string;
	/** The events of that call that started a run, in the order of the runs. */
	events: string[];
	/** The runs of both workflows for that call. */
	executions: number;
}

interface EventItem {
	eventType: string;
	call: { call_id: string };
}

const eventOf = (execution: Execution) =>
	outputOf(execution, 'Klen AI Trigger')[0]?.json as unknown as EventItem | undefined;

/**
 * Runs "Place a call" once and waits until "When a call ends" has run for the events of that call.
 * @throws Error when the call was not placed, or an event did not come within a minute
 */
export async function play({ api, placeACallId, whenACallEndsId }: Scene): Promise<Story> {
	const call = await step('Run "Place a call"', async () => {
		const execution = await api.run(placeACallId, 'When clicking Execute workflow');
		const callId = outputOf(execution, 'Initiate a call')[0]?.json.call_id;
		if (typeof callId === 'string') return callId;
		throw new Error(
			`"Place a call" ended as "${execution.status}": ${execution.data.resultData.error?.message ?? 'no call_id'}`,
		);
	});
	const events = await step('Wait for "When a call ends" to run for the events of the call', () =>
		waitFor(
			`A run for each of ${EXPECTED_EVENTS.join(' and ')}`,
			async () => {
				const executions = await api.settledExecutions(whenACallEndsId);
				const ofCall = (executions ?? [])
					.filter(({ status }) => status === 'success')
					.map(eventOf)
					.filter((event) => event?.call.call_id === call)
					.map((event) => event?.eventType ?? '');
				return EXPECTED_EVENTS.every((name) => ofCall.includes(name)) ? ofCall : undefined;
			},
			EVENTS_TIMEOUT_MS,
		),
	);
	return { call, events, executions: events.length + 1 };
}
