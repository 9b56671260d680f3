import { SECOND, toMilliseconds } from '../core/time';
import type { CallEventName } from './events';
import type { AgentDocument, CallRecord } from './records';
import type { TrilletSettings } from './settings';
import type { TrilletState } from './state';

const CHARGE_PER_MINUTE = 0.1;

/** Whole seconds that people talked; 0 when the call did not connect, null while it lasts. */
export function durationSeconds(call: CallRecord): number | null {
	if (call.endedAt === null) return null;
	return call.startedAt === null ? 0 : Math.round((call.endedAt - call.startedAt) / SECOND);
}

export function chargeFor(call: CallRecord): number {
	const minutes = Math.ceil((durationSeconds(call) ?? 0) / 60);
	return Number((minutes * CHARGE_PER_MINUTE).toFixed(2));
}

export function agentReference(agent: AgentDocument) {
	return {
		id: agent._id,
		name: agent.name ?? '',
		model: agent.llmModel ?? '',
		voice: {
			provider: agent.ttsModel?.provider ?? '',
			voiceId: agent.ttsModel?.voiceId ?? '',
			language: agent.ttsModel?.language ?? '',
		},
	};
}

/** The id of a started call, spelled as the operation's page or the settings have it. */
export function callIdField(
	call: CallRecord,
	documented: 'call_id' | 'callId',
	{ idSpelling }: TrilletSettings,
) {
	return { [idSpelling === 'documented' ? documented : idSpelling]: call.callId };
}

/** A call as call history lists it. */
export function historyItem(state: TrilletState, call: CallRecord, recordingUrl: string | null) {
	const duration = durationSeconds(call);
	return {
		_id: call._id,
		timestamp: call.createdAt / SECOND,
		callId: call.callId,
		fromPhoneNumber: call.from,
		toPhoneNumber: call.to,
		direction: call.direction,
		...(duration === null ? {} : { duration }),
		agent: state.agents.get(call.agentId)?.name ?? call.agentId,
		status: call.status,
		callFlowName: flowName(state, call),
		cost: call.cost,
		recordingUrl,
		summary: call.summary,
		analyzedData: call.analyzedData,
		variables: call.dynamicVariables,
		transcript: call.transcript,
	};
}

/** A call as its own address shows it: other names, and neither transcript nor recording. */
export function historyDetails(call: CallRecord) {
	return {
		_id: call._id,
		workspaceId: call.workspaceId,
		agentId: call.agentId,
		callFlowId: call.flowId,
		roomName: call.roomName,
		direction: call.direction,
		fromPhoneNumber: call.from,
		toPhoneNumber: call.to,
		status: call.status === 'active' ? 'ongoing' : call.status,
		startTime: Math.floor((call.startedAt ?? call.createdAt) / SECOND),
		...(call.endedAt === null ? {} : { endTime: Math.floor(call.endedAt / SECOND) }),
		cost: { customer_charge: call.cost },
		metadata: call.metadata,
		functionCalls: [],
		summary: call.summary,
		analyzedData: call.analyzedData,
		createdAt: toMilliseconds(call.createdAt),
		updatedAt: toMilliseconds(call.endedAt ?? call.startedAt ?? call.createdAt),
	};
}

export function flowName(state: TrilletState, call: CallRecord): string | null {
	return call.flowId === null ? null : (state.callFlows.get(call.flowId)?.name ?? null);
}

/** The `data` of an account event, with no more than the documented sample has. */
export function callEventData(event: CallEventName, call: CallRecord) {
	const duration = durationSeconds(call);
	return {
		callId: call.callId,
		agentId: call.agentId,
		...(duration === null ? {} : { duration }),
		status: event === 'call.started' ? 'in-progress' : call.status,
	};
}

/** The body of a callback, in the form that the settings ask for. */
export function callbackBody(
	event: CallEventName,
	call: CallRecord,
	recordingUrl: string | null,
	form: TrilletSettings['callbackBody'],
) {
	const { callId, agentId, ...outcome } = callEventData(event, call);
	const echoed = { metadata: call.metadata, dynamic_variables: call.dynamicVariables };
	const known = {
		...outcome,
		direction: call.direction,
		from: call.from,
		to: call.to,
		...(call.endedAt === null
			? {}
			: { summary: call.summary, transcript: call.transcript, recordingUrl }),
		...echoed,
	};
	switch (form) {
		case 'enveloped':
			return { event, data: { callId, agentId, ...known } };
		case 'flat':
			return { event, call_id: callId, call_agent_id: agentId, ...known };
		case 'conversation':
			return {
				call_id: callId,
				status: outcome.status,
				conversation_data: { gathered_information: call.analyzedData },
				transcript: { summary: call.summary, recordingUrl },
				...echoed,
			};
	}
}
