const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;
const NUMBER = /^\d+(\.\d+)?$/;

/** Until the year 5138 a number of seconds has at most eleven digits, one of milliseconds more. */
const fromNumber = (value: number) => (value < 1e11 ? value * 1_000 : value);

/**
 * The milliseconds since 1970 that a vendor's time stands for, whether it is text or a number of
 * seconds or milliseconds. Without a zone it is UTC.
 */
export function readTime(value: unknown): number | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const text = String(value).trim();
	const time = NUMBER.test(text)
		? fromNumber(Number(text))
		: Date.parse(WITHOUT_ZONE.test(text) ? `${text.replace(' ', 'T')}Z` : text);
	// Later is none that a Date can hold.
	return Math.abs(time) <= 8.64e15 ? time : undefined;
}

/** The time as text: as it came when it is text, in UTC when it is a number. */
export function timeText(value: unknown): string | null {
	if (typeof value === 'string' && !NUMBER.test(value)) return value;
	const time = readTime(value);
	return time === undefined ? null : new Date(time).toISOString();
}
