/** How dialling a number ends. */
export interface DiallingOutcome {
	status: 'completed' | 'failed' | 'no-answer';
	/** What a batch says about it; null when the call completes. */
	error: string | null;
	/** Whether the phone rings. */
	rings: boolean;
	/** Whether the call connects before it ends. */
	connects: boolean;
	voicemail: boolean;
}

/** An error that the vendor answers with instead of placing the call. */
export type RefusedCode = 'invalid_number' | 'insufficient_credits';

/** Numbers that are refused when the call is placed. */
export const REFUSED_NUMBERS: Record<string, RefusedCode> = {
	'+15005550001': 'invalid_number',
	'+15005550003': 'insufficient_credits',
};

const ANSWERED: DiallingOutcome = {
	status: 'completed',
	error: null,
	rings: true,
	connects: true,
	voicemail: false,
};
const failing = (error: string, rings: boolean, connects = false): DiallingOutcome => ({
	...ANSWERED,
	status: 'failed',
	error,
	rings,
	connects,
});

/** Numbers whose calls do not simply complete. */
export const OUTCOMES: Record<string, DiallingOutcome> = {
	'+15005550004': failing('Number busy', false),
	'+15005550005': { ...failing('No answer', true), status: 'no-answer' },
	'+15005550006': failing('Call rejected', true),
	'+15005550007': failing('Call disconnected', true, true),
	'+15005550008': failing('Call canceled', false),
	'+15005550010': failing('Call failed', false),
	'+15005550012': { ...ANSWERED, voicemail: true },
};

/** What goes wrong with the answers that a call of this number waits for. */
export const QUESTION_FAULTS: Record<string, 'timeOut' | 'slow' | 'broken' | 'repeated'> = {
	'+15005550021': 'timeOut',
	'+15005550022': 'slow',
	'+15005550023': 'broken',
	'+15005550024': 'repeated',
};

/** Every other valid number is answered and the call completes. */
export function diallingOutcome(phoneNumber: string): DiallingOutcome {
	return OUTCOMES[phoneNumber] ?? ANSWERED;
}
