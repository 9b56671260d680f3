import { sleep } from 'n8n-workflow';
import type { Safety } from './endpoint';
import { outcomeOf, successOf, type Exchange } from './exchange';
import { retryDelay } from './retry';

interface Attempts {
	safety: Safety;
	signal?: AbortSignal;
	/** Told how long the vendor wants no request, so that others wait too. */
	onRateLimit?: (ms: number) => void;
}

/**
 * Makes attempts until one succeeds or must not be repeated.
 * @param attempt also waits for its place when there is a pace; the time limit counts from the
 * end of the first attempt, so that waiting in line is not taken for trouble
 * @throws the signal's reason when the execution is cancelled
 */
export async function attemptUntilSettled(
	attempt: () => Promise<Exchange>,
	{ safety, signal, onRateLimit }: Attempts,
): Promise<Exchange> {
	const progress = { attempts: 0, rateLimited: 0, elapsedMs: 0 };
	let firstEndedAt: number | undefined;
	for (;;) {
		const result = await attempt();
		if (successOf(result)) return result;

		firstEndedAt ??= Date.now();
		progress.elapsedMs = Date.now() - firstEndedAt;
		const isRateLimit = result.kind === 'answered' && result.answer.status === 429;
		if (isRateLimit) progress.rateLimited++;
		else progress.attempts++;
		const delay = retryDelay(outcomeOf(result), safety, progress);
		if (delay === undefined) return result;
		if (isRateLimit) onRateLimit?.(delay);
		await sleep(delay, signal);
	}
}
