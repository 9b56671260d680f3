import { endedReason } from './outcomes';
import type { AgentRecord, CallRecord, ContactRecord } from './records';
import type { KlenSettings } from './settings';
import type { KlenState } from './state';
import { MINUTE, SECOND, toSeconds, toSecondsOrNull } from '../core/time';

/** Charges of a call in production; the sandbox charges nothing. */
const CHARGE_TO_CONNECT = 1.5;
const CHARGE_PER_MINUTE = 0.15;

export function agentReference(agent: AgentRecord) {
	return { id: agent.id, name: agent.name, assistant_id: agent.assistantId };
}

export function fullName(contact: ContactRecord): string {
	return [contact.firstName, contact.lastName].filter(Boolean).join(' ');
}

export function contactSummary(contact: ContactRecord) {
	return {
		id: contact.id,
		name: fullName(contact),
		email: contact.email,
		company: contact.company,
	};
}

export function durationSeconds(call: CallRecord): number | null {
	if (call.endedAt === null) return null;
	return call.startedAt === null ? 0 : Math.round((call.endedAt - call.startedAt) / SECOND);
}

/** Why a call ended, where the settings show that; null while it lasts. */
export function endedReasonField(call: CallRecord, { endedReasons }: KlenSettings) {
	if (!endedReasons) return {};
	const isOver = call.endedAt !== null;
	return { ended_reason: isOver ? endedReason(call.phoneNumber, call.failureReason) : null };
}

/** What the views of a call show beside its record. */
export interface CallView {
	recordingUrl: string | null;
	settings: KlenSettings;
}

/** Fields that the list and the details spell alike. */
function common(call: CallRecord, { recordingUrl, settings }: CallView) {
	return {
		status: call.status,
		type: call.type,
		phone_number: call.phoneNumber,
		started_at: toSecondsOrNull(call.startedAt),
		ended_at: toSecondsOrNull(call.endedAt),
		duration_seconds: durationSeconds(call),
		...endedReasonField(call, settings),
		summary: call.summary,
		recording_url: recordingUrl,
	};
}

export function callSummary(state: KlenState, call: CallRecord, view: CallView) {
	const agent = state.agentOf(call);
	const contact = state.contactOf(call);
	return {
		id: call.klenCallId,
		agent_id: agent.assistantId,
		agent_name: agent.name,
		...common(call, view),
		contact: contact ? contactSummary(contact) : null,
	};
}

export function callDetails(state: KlenState, call: CallRecord, view: CallView, charged: boolean) {
	const agent = state.agentOf(call);
	const contact = state.contactOf(call);
	const team = agent.teamId === null ? undefined : state.teams.get(agent.teamId);
	return {
		id: call.id,
		agent: agentReference(agent),
		call_id: call.klenCallId,
		...common(call, view),
		transcript: call.transcript,
		contact: contact
			? {
					...contactSummary(contact),
					status: contact.status,
					stage: contact.stage,
					last_call_date: lastCallDate(state, contact),
				}
			: null,
		team: team ? { id: team.id, name: team.name } : null,
		billing: call.endedAt === null ? null : billing(call, charged),
	};
}

export function initiatedCall(agent: AgentRecord, call: CallRecord, estimatedStart: number) {
	return {
		id: call.id,
		call_id: call.klenCallId,
		status: call.status,
		type: call.type,
		phone_number: call.phoneNumber,
		agent: agentReference(agent),
		created_at: toSeconds(call.createdAt),
		estimated_start: toSeconds(estimatedStart),
	};
}

export function lastCallDate(state: KlenState, contact: ContactRecord): string | null {
	const times = state.calls
		.all()
		.filter(({ contactId }) => contactId === contact.id)
		.map(({ createdAt, startedAt }) => startedAt ?? createdAt);
	return times.length > 0 ? toSeconds(Math.max(...times)) : null;
}

function billing(call: CallRecord, charged: boolean) {
	const connected = charged && call.startedAt !== null;
	const minutes = ((durationSeconds(call) ?? 0) * SECOND) / MINUTE;
	const total = connected ? CHARGE_TO_CONNECT + CHARGE_PER_MINUTE * Math.ceil(minutes) : 0;
	return {
		status: 'billed',
		initial_charge: connected ? CHARGE_TO_CONNECT : 0,
		final_charge: Number(total.toFixed(2)),
		total_charge: Number(total.toFixed(2)),
	};
}
