/** The words for a call that lasts: each page of the documentation has another one. */
const LASTING = new Set(['active', 'ongoing', 'in-progress', 'in_progress', 'ringing', 'queued']);

/** The status of a call with one word, `in-progress`, for one that lasts; null when there is none. */
export function statusOf(status: unknown): string | null {
	if (typeof status !== 'string' || status === '') return null;
	return LASTING.has(status) ? 'in-progress' : status;
}

/** Whether a call with this status is over. The full list of statuses is not documented. */
export function isOver(status: unknown): boolean {
	const word = statusOf(status);
	return word !== null && word !== 'in-progress';
}
