import { sleep } from 'n8n-workflow';
import type { Safety } from './endpoint';
import { failureIn, successOf, type Exchange } from './exchange';
import { VERDICTS, type Failure } from './outcomes';
import type { Trace } from './trace';

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

/** The line in which requests with one key wait for their turn. */
export interface Pace {
	/** Resolves with a function to call once the answer is there. */
	acquire(): Promise<() => void>;
	/** Told how long the vendor wants no request, so that others wait too. */
	pause(ms: number): void;
}

interface Attempt {
	trace: Trace;
	/** Left out for servers that have none. */
	pace?: Pace;
}

interface Attempts extends Attempt {
	safety: Safety;
	signal?: AbortSignal;
}

/** Makes one attempt when its turn has come. */
export async function attemptOnce(
	send: () => Promise<Exchange>,
	{ trace, pace }: Attempt,
): Promise<Exchange> {
	const release = pace && (await trace.rateLimitWait.time(async () => await pace.acquire()));
	trace.attempts++;
	const result = await trace.response.time(send).finally(release);
	if (result.kind === 'answered') trace.noteHeaders(result.answer.headers);
	return result;
}

/**
 * Makes attempts until one succeeds or must not be repeated.
 *
 * The time limit counts from the end of the first attempt, so that waiting in line is not taken
 * for trouble.
 * @throws the signal's reason when the execution is cancelled
 */
export async function attemptUntilSettled(
	send: () => Promise<Exchange>,
	{ safety, signal, ...attempt }: Attempts,
): Promise<Exchange> {
	const { trace, pace } = attempt;
	const progress = { attempts: 0, rateLimited: 0, elapsedMs: 0 };
	let firstEndedAt: number | undefined;
	for (;;) {
		const result = await attemptOnce(send, attempt);
		if (successOf(result)) {
			if (progress.attempts > 0) trace.recovered++;
			return result;
		}

		firstEndedAt ??= performance.now();
		progress.elapsedMs = performance.now() - firstEndedAt;
		const failure = failureIn(result);
		const isRateLimit = failure.kind === 'rateLimited';
		if (isRateLimit) progress.rateLimited++;
		else progress.attempts++;
		const delay = retryDelay(failure, safety, progress);
		if (delay === undefined) return result;
		const wait = async () => await sleep(delay, signal);
		if (isRateLimit) {
			pace?.pause(delay);
			await trace.rateLimitWait.time(wait);
		} else {
			await wait();
		}
	}
}
