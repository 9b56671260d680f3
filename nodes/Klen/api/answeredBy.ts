import type { IDataObject } from 'n8n-workflow';
import type { AnsweredBy } from '../../shared/calls/answeredBy';

/** No page shows the name of the field; only its values are documented. */
const REASON_FIELDS = [
	'failure_reason',
	'ended_reason',
	'reason',
	'failed_reason',
	'error_reason',
	'error',
];

/**
 * The words that tell who answered: those of `call.failed`
 * (docs.klen.ai/api-reference/webhooks/call-events), and those of Vapi, on which Klen AI is built
 * (docs.vapi.ai/calls/call-ended-reason). The other reasons tell how a call ended only.
 */
const ANSWERS: Record<string, AnsweredBy> = {
	'no-answer': 'nobody',
	busy: 'nobody',
	rejected: 'nobody',
	'invalid-number': 'nobody',
	'twilio-failed-to-connect-call': 'nobody',
	'customer-did-not-answer': 'nobody',
	'customer-busy': 'nobody',
	voicemail: 'voicemail',
};

/** Why a call ended, in the vendor's word; null when nothing tells. */
export function endedReasonOf(call: IDataObject): IDataObject[string] {
	const reasons = REASON_FIELDS.map((name) => call[name]);
	return reasons.find((reason) => reason !== undefined && reason !== '') ?? null;
}

/** Who took a call. Klen AI has no field for it, so a call that was completed is `unknown`. */
export function answeredBy(call: IDataObject): AnsweredBy {
	const reason = String(endedReasonOf(call));
	return (Object.hasOwn(ANSWERS, reason) && ANSWERS[reason]) || 'unknown';
}
