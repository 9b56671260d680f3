import type { Safety } from './endpoint';

/** How a request failed, as far as that decides what may be done next. */
export type FailureKind =
	/** 429: the vendor refused it for now. */
	| 'rateLimited'
	/** The connection never came about: the vendor cannot have seen the request. */
	| 'notSent'
	/** As `notSent`, and the same request cannot be sent later either: its address is none. */
	| 'unsendable'
	/** Sent, but no usable answer came. */
	| 'unknown'
	/** A server, the vendor's or one before it, says that it had trouble. */
	| 'serverError'
	/** 303 sends to the result of a request that was carried out (RFC 9110, 15.4.4). */
	| 'carriedOut'
	/** The vendor answered that it will not do this. */
	| 'rejected';

/** A request that failed. */
export interface Failure {
	kind: FailureKind;
	/** How long the vendor asked to wait. */
	retryAfterMs?: number;
}

/** `doubt`: it may have been carried out, so a repeat could do it twice. */
export type Verdict = 'repeat' | 'doubt' | 'report';

/** The policy. Everything that repeats a request, or says what became of one, reads it here. */
export const VERDICTS: Record<FailureKind, Record<Safety, Verdict>> = {
	rateLimited: { idempotent: 'repeat', once: 'repeat' },
	notSent: { idempotent: 'repeat', once: 'repeat' },
	unsendable: { idempotent: 'report', once: 'report' },
	unknown: { idempotent: 'repeat', once: 'doubt' },
	serverError: { idempotent: 'repeat', once: 'doubt' },
	carriedOut: { idempotent: 'report', once: 'doubt' },
	rejected: { idempotent: 'report', once: 'report' },
};

/** What a status that is no success says. */
export function failureOf(status: number): FailureKind {
	if (status === 429) return 'rateLimited';
	if (status === 303) return 'carriedOut';
	// 408 comes from servers that gave up waiting, for the request or for a server behind them.
	return status >= 500 || status === 408 ? 'serverError' : 'rejected';
}
