import { sleep } from 'n8n-workflow';
import { successOf, type HttpOutcome } from './exchange';
import type { Trace } from './trace';
import type { Safety } from './vendor';

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

/** How an exchange failed that {@link successOf} finds no success in. */
export function failureIn(result: HttpOutcome): Failure {
	if (result.kind !== 'answered') return { kind: result.kind };
	const { status, isReadable, retryAfterMs } = result.answer;
	// A success that cannot be read tells nothing.
	return isReadable ? { kind: failureOf(status), retryAfterMs } : { kind: 'unknown' };
}

/** Whether a failed request may have been carried out all the same, so that a repeat does harm. */
export const isOutcomeUnknown = (result: HttpOutcome, safety: Safety): boolean =>
	VERDICTS[failureIn(result).kind][safety] === 'doubt';

export const retryLimits = {
	/** Attempts in all. Waiting out a rate limit does not count: it always ends. */
	attempts: 5,
	firstDelayMs: 500,
	longestDelayMs: 30_000,
	/** From the first attempt to the start of the last one. */
	totalMs: 300_000,
};

export interface Progress {
	/** Attempts made so far, rate-limited ones left out. */
	attempts: number;
	/** How often in a row the vendor answered 429. */
	rateLimited: number;
	elapsedMs: number;
}

/**
 * Decides whether, and after how long, a failed attempt is repeated.
 * @returns the delay in ms, or undefined when the attempt was the last one
 */
export function retryDelay(
	{ kind, retryAfterMs }: Failure,
	safety: Safety,
	progress: Progress,
	random: () => number = Math.random,
): number | undefined {
	if (VERDICTS[kind][safety] !== 'repeat') return undefined;
	const isRateLimit = kind === 'rateLimited';
	if (!isRateLimit && progress.attempts >= retryLimits.attempts) return undefined;

	const step = isRateLimit ? progress.rateLimited : progress.attempts;
	const longest = Math.min(
		retryLimits.firstDelayMs * 2 ** Math.max(0, step - 1),
		retryLimits.longestDelayMs,
	);
	// Half fixed, half random: executions that failed together do not come back together.
	const backoff = longest / 2 + (random() * longest) / 2;
	// Never earlier than asked; the jitter on top spreads those who were told the same moment. A
	// vendor that always says "now" is not asked ever faster.
	const delay =
		retryAfterMs === undefined
			? backoff
			: Math.max(retryAfterMs + random() * retryLimits.firstDelayMs, backoff);
	return progress.elapsedMs + delay > retryLimits.totalMs ? undefined : delay;
}

interface Attempts {
	safety: Safety;
	trace: Trace;
	signal?: AbortSignal;
	/** Told how long the vendor wants no request, so that others wait too. */
	pause?(ms: number): void;
}

/**
 * Makes attempts until one succeeds or must not be repeated.
 *
 * The time limit counts from the end of the first attempt, so that waiting in line is not taken
 * for trouble.
 * @throws the signal's reason when the execution is cancelled
 */
export async function attemptUntilSettled(
	attempt: () => Promise<HttpOutcome>,
	{ safety, trace, signal, pause }: Attempts,
): Promise<HttpOutcome> {
	const progress = { attempts: 0, rateLimited: 0, elapsedMs: 0 };
	let firstEndedAt: number | undefined;
	for (;;) {
		const result = await attempt();
		if (successOf(result)) {
			if (progress.attempts > 0) trace.recovered++;
			return result;
		}

		firstEndedAt ??= performance.now();
		progress.elapsedMs = performance.now() - firstEndedAt;
		const failure = failureIn(result);
		const isRateLimit = failure.kind === 'rateLimited';
		progress[isRateLimit ? 'rateLimited' : 'attempts']++;
		const delay = retryDelay(failure, safety, progress);
		if (delay === undefined) return result;
		const wait = async () => await sleep(delay, signal);
		if (isRateLimit) pause?.(delay);
		await (isRateLimit ? trace.rateLimitWait.time(wait) : wait());
	}
}
