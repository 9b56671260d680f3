import type { KlenEnvironment } from './environment';
import type { CallRecord } from './records';

/** What is known of a call when it begins. */
export type NewCall = Pick<CallRecord, 'agentId' | 'phoneNumber'> & Partial<CallRecord>;

/** Stores a call that has not been dialled yet. */
export function createCall({ state, clock }: KlenEnvironment, fields: NewCall): CallRecord {
	return state.calls.add({
		id: state.calls.nextId(),
		klenCallId: state.newCallId(),
		contactId: state.contactByPhone(fields.phoneNumber)?.id ?? null,
		status: 'queued',
		type: 'outbound',
		variables: {},
		createdAt: clock.now(),
		startedAt: null,
		endedAt: null,
		failureReason: null,
		transcript: null,
		summary: null,
		hasRecording: false,
		...fields,
	});
}
