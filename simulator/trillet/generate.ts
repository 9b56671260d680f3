import { MINUTE, SECOND, toMilliseconds } from '../core/time';
import { agentDefaults } from './agent-views';
import { chargeFor } from './call-views';
import { summaryOf, transcriptOf } from './conversation';
import type {
	AgentDocument,
	CallFlowDocument,
	CallRecord,
	Document,
	PhoneNumberDocument,
} from './records';
import type { TrilletState } from './state';

/** A generated call is over after this time. */
export const LONGEST_PAST_CALL = 6 * MINUTE;
/** Gaps between generated calls of the past. */
export const PAST_CALL_GAP = 90 * MINUTE;

type Fields<T> = Partial<T> & { workspaceId: string };

/** What a stored document has when nothing else is said. */
export function documentFields(
	state: TrilletState,
	now: number,
	fields: Fields<Document>,
): Document {
	const time = toMilliseconds(now);
	return {
		_id: state.newObjectId(),
		createdAt: time,
		updatedAt: time,
		...fields,
	};
}

export function addAgent(
	state: TrilletState,
	now: number,
	fields: Fields<AgentDocument>,
): AgentDocument {
	const voiceId = state.random.helpers.arrayElement([
		'mistv2_Wildflower',
		'mistv2_Brook',
		'mistv2_Violet',
	]);
	return state.agents.add({
		name: `${state.random.person.jobArea()} Agent`,
		llmModel: 'gpt-4o-mini',
		ttsModel: { provider: 'rime', voiceId, language: 'en' },
		status: 'ready',
		activeSessions: [],
		...agentDefaults(),
		phoneNumberIds: [],
		variables: {},
		userId: state.userId,
		...documentFields(state, now, fields),
	});
}

export function addCallFlow(
	state: TrilletState,
	now: number,
	fields: Fields<CallFlowDocument>,
): CallFlowDocument {
	return state.callFlows.add({
		name: 'Call Flow',
		direction: 'bidirectional',
		promptType: 'simple',
		agent: null,
		prompt: null,
		isActive: true,
		webhooks: [],
		settings: {},
		...documentFields(state, now, fields),
	});
}

/** Adds a number, bound to `agentId` when there is one. */
export function addPhoneNumber(
	state: TrilletState,
	now: number,
	fields: Fields<PhoneNumberDocument>,
): PhoneNumberDocument {
	const agentId = fields.agentId ?? null;
	const number = state.phoneNumbers.add({
		phoneNumber: state.newPhoneNumber(),
		country: 'US',
		type: 'local',
		status: 'active',
		recordingEnabled: true,
		pathwayId: agentId === null ? null : (state.flowOf(agentId)?._id ?? null),
		isExternal: false,
		provider: 'twilio',
		transferEnabled: false,
		monthlyPrice: 19.99,
		agentId,
		userId: state.userId,
		...documentFields(state, now, fields),
	});
	state.agents.get(agentId ?? '')?.phoneNumberIds.push(number._id);
	return number;
}

/** Adds finished calls, the newest of them at `newest`, the others before it. */
export function addCalls(
	state: TrilletState,
	count: number,
	newest: number,
	fields: Fields<CallRecord>,
): CallRecord[] {
	const { random } = state;
	const agents = state.agents
		.all()
		.filter((agent) => agent.workspaceId === fields.workspaceId && state.numberOf(agent));
	return Array.from({ length: count }, (_, index) => {
		const agent = state.agents.get(fields.agentId ?? '') ?? random.helpers.arrayElement(agents);
		const createdAt = newest - (count - 1 - index) * PAST_CALL_GAP;
		const startedAt = createdAt + 5 * SECOND;
		const callId = state.newCallId();
		const direction =
			fields.direction ?? random.helpers.arrayElement(['inbound', 'outbound'] as const);
		const own = state.numberOf(agent)?.phoneNumber ?? null;
		const customer = state.newPhoneNumber();
		const call: CallRecord = {
			_id: state.newObjectId(),
			callId,
			agentId: agent._id,
			flowId: state.flowOf(agent._id)?._id ?? null,
			batchId: null,
			type: 'sip',
			direction,
			from: direction === 'inbound' ? customer : own,
			to: direction === 'inbound' ? own : customer,
			roomName: `${agent._id}-${callId}`,
			status: 'completed',
			createdAt,
			startedAt,
			endedAt: startedAt + random.number.int({ min: 30, max: 300 }) * SECOND,
			error: null,
			callbackUrl: null,
			dynamicVariables: { firstName: random.person.firstName() },
			metadata: {},
			summary: summaryOf(state),
			transcript: [],
			analyzedData: { answered_by_voicemail: false },
			hasRecording: true,
			cost: 0,
			...fields,
		};
		call.transcript = fields.transcript ?? transcriptOf(state, agent, call);
		call.cost = fields.cost ?? chargeFor(call);
		return state.calls.add(call);
	});
}
