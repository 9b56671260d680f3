export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Time to the second: 2025-04-23T14:30:45Z. */
export function toSeconds(time: number): string {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Time to the millisecond: 2025-05-01T14:00:00.000Z. */
export function toMilliseconds(time: number): string {
	return new Date(time).toISOString();
}

/** Day in UTC: 2025-05-01. */
export function toDay(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}

/** As `toSeconds`, for times that may not have come yet. */
export function toSecondsOrNull(time: number | null): string | null {
	return time === null ? null : toSeconds(time);
}
