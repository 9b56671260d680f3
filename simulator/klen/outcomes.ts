/** How dialling a number ends. */
export interface DiallingOutcome {
	/** Reason of the vendor's `call.failed` event; null when the call completes. */
	failureReason: string | null;
	/** Whether the phone rings. */
	rings: boolean;
	/** Whether the call connects before it ends. */
	connects: boolean;
}

/** An error that the vendor answers with instead of queueing the call. */
export type RefusedCode = 'invalid_phone_number' | 'do_not_call' | 'insufficient_funds';

/** Numbers that are refused when the call is placed. */
export const REFUSED_NUMBERS: Record<string, RefusedCode> = {
	'+15005550001': 'invalid_phone_number',
	'+15005550002': 'do_not_call',
	'+15005550003': 'insufficient_funds',
};

const unanswered = (failureReason: string, rings = false): DiallingOutcome => ({
	failureReason,
	rings,
	connects: false,
});

/** Numbers whose calls fail, each for one documented reason. */
export const FAILING_NUMBERS: Record<string, DiallingOutcome> = {
	'+15005550004': unanswered('busy'),
	'+15005550005': unanswered('no-answer', true),
	'+15005550006': unanswered('rejected', true),
	'+15005550007': { failureReason: 'disconnected', rings: true, connects: true },
	'+15005550008': unanswered('canceled'),
	'+15005550009': unanswered('twilio-failed-to-connect-call'),
	'+15005550010': unanswered('failed'),
	'+15005550011': unanswered('invalid-number'),
};

/** Completes like any other call: only its ended reason tells that a voicemail took it. */
export const VOICEMAIL_NUMBER = '+15005550012';

const ANSWERED: DiallingOutcome = { failureReason: null, rings: true, connects: true };

/** Every other valid number is answered and the call completes. */
export function diallingOutcome(phoneNumber: string): DiallingOutcome {
	return FAILING_NUMBERS[phoneNumber] ?? ANSWERED;
}

/** An agent always answers whoever calls it, and no phone rings. */
export const ANSWERED_BY_AGENT: DiallingOutcome = { ...ANSWERED, rings: false };

/** Every documented reason of a failed call. */
export const CALL_FAILURE_REASONS = Object.values(FAILING_NUMBERS).flatMap(
	({ failureReason }) => failureReason ?? [],
);

/** Vapi's words (docs.vapi.ai/calls/call-ended-reason) for reasons that Klen AI spells otherwise. */
const VAPI_WORDS: Record<string, string> = {
	'no-answer': 'customer-did-not-answer',
	busy: 'customer-busy',
};

/** Why a call that is over ended, in the words of Vapi. */
export function endedReason(phoneNumber: string, failureReason: string | null): string {
	if (failureReason !== null) return VAPI_WORDS[failureReason] ?? failureReason;
	return phoneNumber === VOICEMAIL_NUMBER ? 'voicemail' : 'customer-ended-call';
}
