import type { IDataObject } from 'n8n-workflow';

/** The words for a call that lasts: each page of the documentation has another one. */
const LASTING = new Set(['active', 'ongoing', 'in-progress', 'in_progress', 'ringing', 'queued']);

/** The status of a call with one word, `in-progress`, for one that lasts; null when there is none. */
export function statusOf(status: unknown): string | null {
	if (typeof status !== 'string' || status === '') return null;
	return LASTING.has(status) ? 'in-progress' : status;
}

/** The words for a call that is over, of all that are documented. */
const ENDED = new Set(['completed', 'failed', 'no-answer']);

/** What only a call that is over has. */
const RESULTS = [
	'endTime',
	'duration',
	'summary',
	'transcript',
	'recordingUrl',
	'conversation_data',
];

/** A list of nothing is no result: the history shows it for a call that lasts. */
const isThere = (value: unknown) =>
	value !== undefined &&
	value !== null &&
	value !== '' &&
	!(Array.isArray(value) && value.length === 0);

/**
 * Whether a call is over. A status that nobody documented decides nothing: then it is over when it
 * has what only a call that is over has.
 */
export function isOver(call: IDataObject): boolean {
	const status = statusOf(call.status);
	if (status === 'in-progress') return Boolean(call.endTime);
	return (status !== null && ENDED.has(status)) || RESULTS.some((name) => isThere(call[name]));
}
