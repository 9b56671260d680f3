import { contactSummary, durationSeconds, endedReasonField } from './call-views';
import type { CallEventName } from './events';
import type { CallRecord } from './records';
import type { KlenSettings } from './settings';
import type { KlenState } from './state';
import { toSeconds, toSecondsOrNull } from '../core/time';

/** The payload of a call's event as it would be sent at `time`. */
export function callEventPayload(
	event: CallEventName,
	call: CallRecord,
	state: KlenState,
	settings: KlenSettings,
	recordingUrl: string | null,
	time: number,
) {
	const contact = state.contactOf(call);
	const contactBlock = contact ? { contact: contactSummary(contact) } : {};
	return {
		event_type: event,
		call: {
			id: call.id,
			klen_call_id: call.klenCallId,
			agent_id: call.agentId,
			agent_name: state.agentOf(call).name,
			status: call.status,
			type: call.type,
			phone_number: call.phoneNumber,
			started_at: toSecondsOrNull(call.startedAt),
			ended_at: toSecondsOrNull(call.endedAt),
			duration_seconds: durationSeconds(call),
			...endedReasonField(call, settings),
			...(settings.contactPlace === 'call' ? contactBlock : {}),
			...eventFields(event, call, state, settings, recordingUrl),
		},
		...(settings.contactPlace === 'top' ? contactBlock : {}),
		timestamp: toSeconds(time),
	};
}

function eventFields(
	event: CallEventName,
	call: CallRecord,
	state: KlenState,
	settings: KlenSettings,
	recordingUrl: string | null,
): Record<string, unknown> {
	switch (event) {
		case 'call.started':
			return { assistant_id: state.agentOf(call).assistantId };
		case 'call.ended':
			return { summary: call.summary, duration: durationSeconds(call) ?? 0 };
		case 'call.failed':
			return { [settings.failureReasonField]: call.failureReason ?? 'failed' };
		case 'call.transcript':
			return { transcript: call.transcript ?? '' };
		case 'call.summary':
			return { summary: call.summary ?? '' };
		case 'call.recording':
			return { recording_url: recordingUrl ?? '' };
	}
}
