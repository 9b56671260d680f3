import { ApiError } from '../core/api-error';
import type { TrilletEnvironment } from './environment';
import { REFUSED_NUMBERS } from './outcomes';
import type { AgentDocument, CallRecord } from './records';

/** What is known of a call when it begins. */
export type NewCall = Pick<CallRecord, 'workspaceId' | 'agentId'> & Partial<CallRecord>;

/** Stores a call that has not been dialled yet. */
export function createCall({ state, clock }: TrilletEnvironment, fields: NewCall): CallRecord {
	const agent = state.agents.get(fields.agentId);
	const callId = fields.callId ?? state.newCallId();
	return state.calls.add({
		_id: state.newObjectId(),
		callId,
		flowId: state.flowOf(fields.agentId)?._id ?? null,
		batchId: null,
		type: 'sip',
		direction: 'outbound',
		from: (agent && state.numberOf(agent)?.phoneNumber) ?? null,
		to: null,
		roomName: `${fields.agentId}-${callId}`,
		status: 'active',
		createdAt: clock.now(),
		startedAt: null,
		endedAt: null,
		error: null,
		callbackUrl: null,
		dynamicVariables: {},
		metadata: {},
		summary: null,
		transcript: [],
		analyzedData: {},
		hasRecording: false,
		cost: 0,
		...fields,
	});
}

/**
 * Places an outbound call.
 *
 * @throws when the number is refused, the agent cannot call or the credits are used up
 */
export async function placeCall(
	environment: TrilletEnvironment,
	agent: AgentDocument,
	to: string,
	fields: Partial<CallRecord> = {},
): Promise<CallRecord> {
	if (REFUSED_NUMBERS[to] === 'invalid_number') throw environment.invalidNumber();
	requireNumber(environment, agent);
	if (REFUSED_NUMBERS[to] === 'insufficient_credits') throw environment.insufficientCredits();
	environment.charge(environment.settings.callPrice);
	const { _id: agentId, workspaceId } = agent;
	return await start(environment, createCall(environment, { workspaceId, agentId, to, ...fields }));
}

/**
 * Opens a room for a call in the browser.
 *
 * @throws when the credits are used up
 */
export async function placeWebCall(
	environment: TrilletEnvironment,
	agent: AgentDocument,
	fields: Partial<CallRecord> = {},
): Promise<CallRecord> {
	environment.charge(environment.settings.callPrice);
	const { _id: agentId, workspaceId } = agent;
	const callId = environment.state.newCallId();
	const roomName = `web-${agentId}-${callId}`;
	const call = { workspaceId, agentId, callId, roomName, type: 'web' as const, from: null };
	return await start(environment, createCall(environment, { ...call, ...fields }));
}

/** @throws when the agent lacks the phone number that the summary page says it needs */
export function requireNumber({ state }: TrilletEnvironment, agent: AgentDocument): void {
	if (state.numberOf(agent)) return;
	throw new ApiError(400, 'no_phone_number', 'The agent has no active phone number');
}

async function start(environment: TrilletEnvironment, call: CallRecord): Promise<CallRecord> {
	environment.calls.start(call);
	if (environment.settings.instantCalls) await environment.delivered();
	return call;
}
