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
	/** The database ID of the contact that was called. */
	contact: number;
	/** The agent that called. */
	agent: string;
	/** The follow-up that was booked in the calendar when the call ended. */
	calendarEvent: string;
	/** The events of that call that started a run, in the order of the runs. */
	events: string[];
	/** The runs of both workflows for that call. */
	executions: number;
}

interface InitiatedCall {
	call_id: string;
	agent: { name: string };
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
	const { call, contact, agent } = await step('Run "Place a call"', async () => {
		const execution = await api.run(placeACallId, 'When clicking Execute workflow');
		const initiated = outputOf(execution, 'Initiate a call')[0]?.json as InitiatedCall | undefined;
		const saved = outputOf(execution, 'Save the contact')[0]?.json;
		if (initiated && saved) {
			return { call: initiated.call_id, contact: Number(saved.id), agent: initiated.agent.name };
		}
		throw new Error(
			`"Place a call" ended as "${execution.status}": ${execution.data.resultData.error?.message ?? 'no call_id'}`,
		);
	});
	const runs = await step('Wait for "When a call ends" to run for the events of the call', () =>
		waitFor(
			`A run for each of ${EXPECTED_EVENTS.join(' and ')}`,
			async () => {
				const executions = await api.settledExecutions(whenACallEndsId);
				const ofCall = (executions ?? []).filter(
					(execution) =>
						execution.status === 'success' && eventOf(execution)?.call.call_id === call,
				);
				const names = ofCall.map((execution) => eventOf(execution)?.eventType ?? '');
				return EXPECTED_EVENTS.every((name) => names.includes(name)) ? ofCall : undefined;
			},
			EVENTS_TIMEOUT_MS,
		),
	);
	const [booked] = runs.flatMap((execution) => outputOf(execution, 'Book a follow-up'));
	if (!booked) throw new Error('No follow-up was booked in the calendar');
	return {
		call,
		contact,
		agent,
		calendarEvent: String(booked.json.title),
		events: runs.map((execution) => eventOf(execution)?.eventType ?? ''),
		executions: runs.length + 1,
	};
}
