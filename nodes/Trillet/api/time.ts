import { toLocalTime } from '../../shared/fields/dateTime';

/** Unix seconds stay below this until the year 5138; milliseconds passed it in 1973. */
const FIRST_MILLISECONDS = 1e11;

/**
 * A time of the API as ISO 8601 in UTC with milliseconds. Trillet AI mixes Unix seconds with
 * fractions (call history), Unix milliseconds (batches) and ISO 8601 (records); a text without
 * a time zone is UTC.
 * @returns null when there is none: 0 and an empty text stand for "not yet"
 */
export function toIsoTime(value: unknown): string | null {
	const isNumber = typeof value === 'number' || /^\d+(\.\d+)?$/.test(String(value));
	if (!isNumber) return toLocalTime(value, 'UTC');
	const number = Number(value);
	const time = new Date(number < FIRST_MILLISECONDS ? number * 1000 : number);
	return number > 0 && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}
