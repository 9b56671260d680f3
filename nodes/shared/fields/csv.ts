import { bare, isBlank } from './yesNo';

/** A table as a CSV file holds it: every row has a value for every column. */
export interface CsvTable {
	columns: string[];
	rows: string[][];
}

/** What is wrong with a CSV text, and in which row; the names of the columns are row 1. */
export class CsvError extends Error {
	constructor(
		readonly row: number,
		problem: string,
	) {
		super(`Row ${row} ${problem}`);
	}
}

/** Spaces at the ends are part of a value (RFC 4180, 2.4), but some readers drop them unless quoted. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

const quote = (value: string) =>
	NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** Writes a table as CSV (RFC 4180) with a header row. */
export function writeCsv({ columns, rows }: CsvTable): string {
	const lines = [columns, ...rows].map((values) => {
		const line = values.map(quote).join(',');
		// A line without anything would be no row at all.
		return line === '' ? '""' : line;
	});
	return lines.map((line) => `${line}\r\n`).join('');
}

/** A table that was read, with where its rows are in the file. */
export interface ReadTable extends CsvTable {
	/** As a spreadsheet numbers them: the names of the columns are row 1. */
	rowNumbers: number[];
}

/** A field without quotes, and what ends a field. */
const PLAIN = /[^",\r\n]*/y;
const END = /,|\r\n|\n|\r|$/y;

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
	pattern.lastIndex = index;
	return pattern.exec(text)?.[0];
}

/** Where a quoted field that begins at `start` ends; undefined when nothing closes it. */
function closingQuote(text: string, start: number): number | undefined {
	let index = text.indexOf('"', start + 1);
	while (index !== -1 && text[index + 1] === '"') index = text.indexOf('"', index + 2);
	return index === -1 ? undefined : index + 1;
}

/** The field at `start` as it is written; undefined when its quotation marks are wrong. */
function fieldAt(text: string, start: number): string | undefined {
	if (text[start] !== '"') return matchAt(PLAIN, text, start);
	const end = closingQuote(text, start);
	return end === undefined ? undefined : text.slice(start, end);
}

interface Line {
	number: number;
	values: string[];
}

/** Reads all lines; a field that is neither quoted nor plain ends the reading with an error. */
function readLines(text: string): Line[] {
	const lines: Line[] = [];
	let values: string[] = [];
	let index = 0;
	while (index < text.length || values.length > 0) {
		const number = lines.length + 1;
		const field = fieldAt(text, index);
		const end = field === undefined ? undefined : matchAt(END, text, index + field.length);
		if (field === undefined || end === undefined) {
			throw new CsvError(number, 'has a quotation mark that is not closed or not doubled');
		}
		values.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
		index += field.length + end.length;
		if (end === ',') continue;
		lines.push({ number, values });
		values = [];
	}
	return lines;
}

/** The columns by their place; those without a name and without any value are none. */
function columnsOf({ number, values }: Line, rows: Line[]): Array<{ name: string; index: number }> {
	const names = values.map(bare);
	const columns = names.flatMap((name, index) => {
		if (name === '' && rows.every((row) => isBlank(row.values[index] ?? ''))) return [];
		if (name === '')
			throw new CsvError(number, `has no name for column ${index + 1}, which has values`);
		return { name, index };
	});
	const seen = new Set<string>();
	const twice = names.find((name) => name !== '' && (seen.has(name) || !seen.add(name)));
	if (twice !== undefined) throw new CsvError(number, `names the column "${twice}" twice`);
	return columns;
}

/**
 * Reads CSV (RFC 4180; line ends of every system, and the mark that Excel puts in front). The
 * first row names the columns, without blanks and invisible marks around the names; rows without
 * any value are left out wherever they stand.
 * @throws CsvError when a quotation mark is wrong, a row has more or fewer values than columns, or
 * the name of a column is missing or comes twice
 */
export function readCsv(text: string): ReadTable {
	const lines = readLines(text.replace(/^\uFEFF+/, ''));
	const [header, ...rows] = lines.filter(({ values }) => !values.every(isBlank));
	if (!header) return { columns: [], rows: [], rowNumbers: [] };
	const width = header.values.length;
	for (const { number, values } of rows) {
		if (values.length >= width && values.slice(width).every(isBlank)) continue;
		throw new CsvError(number, `has ${values.length} values, but there are ${width} columns`);
	}
	const columns = columnsOf(header, rows);
	return {
		columns: columns.map(({ name }) => name),
		rows: rows.map(({ values }) => columns.map(({ index }) => values[index] ?? '')),
		rowNumbers: rows.map(({ number }) => number),
	};
}
