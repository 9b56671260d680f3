import { tryToParseDateTime } from 'n8n-workflow';
import type { ItemParameters } from '../node/parameters';

type DateTime = ReturnType<typeof tryToParseDateTime>;
type Reader<T> = (parameters: ItemParameters, name: string) => T;

/** ISO 8601 and SQL: the forms that mean the same day everywhere. */
const UNAMBIGUOUS =
	/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z| ?[+-]\d\d(:?\d\d)?)?)?$/i;

/** Reads with n8n's own parser, but refuses what that one would guess. */
function parse(value: unknown, timeZone: string): DateTime | undefined {
	const text = typeof value === 'object' ? undefined : String(value).trim();
	if (text !== undefined && !UNAMBIGUOUS.test(text)) return undefined;
	try {
		const dateTime = tryToParseDateTime(text ?? value, timeZone);
		// A day that the month does not have comes back as one of the next month.
		const isAsWritten = text === undefined || dateTime.toISODate() === text.slice(0, 10);
		return isAsWritten ? dateTime.setZone(timeZone) : undefined;
	} catch {
		return undefined;
	}
}

function read(parameters: ItemParameters, name: string, example: string): DateTime {
	parameters.requiredText(name);
	const value = parameters.raw(name);
	const dateTime = parse(value, parameters.timeZone);
	if (dateTime) return dateTime;
	throw parameters.error(
		name,
		`cannot be read: ${JSON.stringify(value)}`,
		`Pick it in the calendar, or write it like ${example}. Without a time zone of its own it counts in the workflow's, ${parameters.timeZone}.`,
	);
}

/**
 * Reads a moment: an ISO 8601 or SQL text, a Luxon DateTime or a JavaScript Date. Without a
 * time zone of its own it is in the workflow's.
 * @returns ISO 8601 in UTC with milliseconds
 * @throws NodeOperationError that names the field when it is empty or no date and time
 */
export function readDateTime(parameters: ItemParameters, name: string): string {
	return read(parameters, name, '2025-05-01T14:00:00').toJSDate().toISOString();
}

/**
 * Reads a day from the same values as {@link readDateTime}.
 * @returns YYYY-MM-DD, the day on which the moment falls in the workflow's time zone
 * @throws NodeOperationError that names the field when it is empty or no date
 */
export function readDate(parameters: ItemParameters, name: string): string {
	return read(parameters, name, '2025-05-01').toFormat('yyyy-MM-dd');
}

/** The same for a field that may be empty; undefined when it is. */
export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
	return (parameters, name) =>
		parameters.text(name) === '' ? undefined : reader(parameters, name);
}

/**
 * Reads both ends of a period.
 * @throws NodeOperationError when the end is before the start
 */
export function readPeriod<T extends string | undefined>(
	parameters: ItemParameters,
	reader: Reader<T>,
	startName: string,
	endName: string,
): { start: T; end: T } {
	const start = reader(parameters, startName);
	const end = reader(parameters, endName);
	if (start !== undefined && end !== undefined && end < start) {
		throw parameters.error(
			endName,
			`is before ${parameters.label(startName)}: ${end} comes before ${start}`,
			'Enter a later end or an earlier start.',
		);
	}
	return { start, end };
}

/**
 * Reads an IANA time zone; the workflow's when the field is empty.
 * @throws NodeOperationError when there is no such time zone
 */
export function readTimeZone(parameters: ItemParameters, name: string): string {
	const timeZone = parameters.text(name) || parameters.timeZone;
	const { isValid, zoneName } = tryToParseDateTime(new Date(), 'UTC').setZone(timeZone);
	if (isValid && zoneName) return zoneName;
	throw parameters.error(
		name,
		`"${timeZone}" is not a time zone`,
		'Write its IANA name, for example Europe/Berlin or America/New_York.',
	);
}

/** An API's time as a clock in the time zone shows it, with the offset; null when it is no time. */
export function toLocalTime(time: unknown, timeZone: string): string | null {
	return (typeof time === 'string' && parse(time, 'UTC')?.setZone(timeZone).toISO()) || null;
}

/**
 * A day as YYYY-MM-DD when no time is given, or midnight without a time zone, which is what the
 * editor's calendar makes of a day; otherwise ISO 8601 with the offset of the time zone.
 * @returns undefined when the value is no date
 */
export function toDateText(value: unknown, timeZone: string): string | undefined {
	const [, day] = /^(\d{4}-\d\d-\d\d)([T ]00:00(:00([.,]0+)?)?)?$/.exec(String(value).trim()) ?? [];
	const dateTime = parse(value, timeZone);
	return dateTime && (day ?? dateTime.toISO() ?? undefined);
}

/** Whether a text is a day or a moment in ISO 8601. */
export const isDateText = (value: unknown): boolean =>
	typeof value === 'string' && parse(value, 'UTC') !== undefined;
