import { step } from '../tools/progress';
import { outputOf, waitFor, type Execution } from '../tools/real-n8n/api';
import type { Scene } from './stage';

const EVENTS_TIMEOUT_MS = 60_000;

/** The events that "When a call ends" listens to. */
const EXPECTED_EVENTS = ['call.started', 'call.ended'];

/** What the demo did. */
export interface Story extends KlenStory {
	/** The call on Trillet AI, and the branch that its end led to. */
	trillet: { call: string; status: string; nextStep: string };
}

/** What one call on Klen AI did. */
interface KlenStory {
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
	agent_name: string;
}

interface EventItem {
	eventType: string;
	call: { call_id: string };
}

const eventOf = (execution: Execution) =>
	outputOf(execution, 'Klen AI Trigger')[0]?.json as unknown as EventItem | undefined;

/**
 * Runs the examples once, each to its end.
 * @throws Error when a call was not placed, or an event did not come within a minute
 */
export async function play(scene: Scene): Promise<Story> {
	return { ...(await playKlen(scene)), trillet: await playTrillet(scene) };
}

async function playTrillet({ api, callAndBranchId }: Scene): Promise<Story['trillet']> {
	return await step('Run "Call and branch", which sleeps until the call is over', async () => {
		const execution = await api.run(callAndBranchId, 'When clicking Execute workflow');
		const call = outputOf(execution, 'Call and wait for the end')[0]?.json;
		const next = ['Send the offer', 'Try again tomorrow'].flatMap((name) =>
			outputOf(execution, name),
		);
		const nextStep = next[0]?.json.next_step;
		if (call && nextStep) {
			return {
				call: String(call.callId),
				status: String(call.status),
				nextStep: String(nextStep),
			};
		}
		throw failureOf('Call and branch', execution);
	});
}

const failureOf = (name: string, { status, data }: Execution): Error =>
	new Error(`"${name}" ended as "${status}": ${data.resultData.error?.message ?? 'no output'}`);

async function playKlen({ api, placeACallId, whenACallEndsId }: Scene): Promise<KlenStory> {
	const { call, contact, agent } = await step('Run "Place a call"', async () => {
		const execution = await api.run(placeACallId, 'When clicking Execute workflow');
		const initiated = outputOf(execution, 'Initiate a call')[0]?.json as InitiatedCall | undefined;
		const saved = outputOf(execution, 'Save the contact')[0]?.json;
		if (initiated && saved) {
			return { call: initiated.call_id, contact: Number(saved.id), agent: initiated.agent_name };
		}
		throw failureOf('Place a call', execution);
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
