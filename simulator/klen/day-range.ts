import { ApiError } from '../core/api-error';
import { DAY, toDay } from '../core/time';

/** Days in UTC, both included. */
export interface DayRange {
	firstDay: string;
	lastDay: string;
	/** Midnight at the start of the first day and at the end of the last. */
	from: number;
	until: number;
}

/**
 * Reads two optional days, by default today and `defaultDays` after the first.
 *
 * @throws 400 when the last day comes before the first
 */
export function dayRange(
	start: string | undefined,
	end: string | undefined,
	defaultDays: number,
	now: number,
): DayRange {
	const firstDay = start ?? toDay(now);
	const from = Date.parse(firstDay);
	const lastDay = end ?? toDay(from + defaultDays * DAY);
	const until = Date.parse(lastDay) + DAY;
	if (until <= from) {
		throw new ApiError(400, 'invalid_parameter_format', 'end_date must not be before start_date');
	}
	return { firstDay, lastDay, from, until };
}
