import type { Answer } from './answer';

/** More than one process answers in its window; beyond that the oldest are forgotten. */
const KEPT = 1_000;

/**
 * The answers of this process, by request, oldest first. They hold what callers said, so they are
 * kept in memory only.
 */
const kept = new Map<string, { answer: Promise<Answer>; until: number }>();

/** What this request was or will be answered, when it came before; its window is over otherwise. */
export function firstAnswer(key: string): Promise<Answer> | undefined {
	const now = Date.now();
	for (const [other, { until }] of kept) if (until <= now) kept.delete(other);
	return kept.get(key)?.answer;
}

/** Remembers an answer until so many milliseconds after it was given. */
export function keepAnswer(key: string, answer: Promise<Answer>, windowMs: number): void {
	const entry = { answer, until: Infinity };
	kept.set(key, entry);
	void answer.then(() => (entry.until = Date.now() + windowMs));
	const [oldest] = kept.keys();
	if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
