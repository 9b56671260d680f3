import type { Safety } from './endpoint';
import { VERDICTS, type FailureKind } from './outcomes';

/** An attempt that failed. */
export interface Failure {
	kind: FailureKind;
	/** How long the vendor asked to wait. */
	retryAfterMs?: number;
}

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

/**
 * Reads a Retry-After header: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * @returns milliseconds from now, or undefined when the header is missing or makes no sense
 */
export function parseRetryAfter(header: unknown, now = Date.now()): number | undefined {
	const text = String(header ?? '').trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
