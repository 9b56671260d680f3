import type { IDataObject } from 'n8n-workflow';

/** Reads a value of a vendor's body without trusting its shape. */
export function asObject(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: {};
}

/** Looks a word from outside up in a table, where `constructor` is no entry unless it is one. */
export const ownValue = <T>(table: Record<string, T>, word: string | undefined): T | undefined =>
	word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;

const NUMBER = /-?\d[\d.eE+-]*/g;
const WHOLE = /^-?\d{16,}$/;
const MAY_HAVE_LONG_NUMBER = /(?:^|[[:,\s])-?\d{16}/;

const isRounded = (number: string) => WHOLE.test(number) && !Number.isSafeInteger(Number(number));

/** Puts whole numbers that JavaScript would round in quotation marks; no texts are in it. */
const withTexts = (json: string): string =>
	json.replace(NUMBER, (number) => (isRounded(number) ? `"${number}"` : number));

/**
 * Reads JSON in which whole numbers above 2^53 become texts: they are IDs, and rounded ones would
 * be those of other records.
 * @throws SyntaxError
 */
export function parseExactly(json: string): unknown {
	// What is no JSON ends here, so every text below has its end.
	const value: unknown = JSON.parse(json);
	if (!MAY_HAVE_LONG_NUMBER.test(json)) return value;
	const parts: string[] = [];
	let from = 0;
	for (let at = json.indexOf('"'); at !== -1; at = json.indexOf('"', from)) {
		parts.push(withTexts(json.slice(from, at)));
		let end = at + 1;
		while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
		parts.push(json.slice(at, end + 1));
		from = end + 1;
	}
	parts.push(withTexts(json.slice(from)));
	return JSON.parse(parts.join('')) as unknown;
}

/** No vendor nests its events more than a few levels; n8n fails on some thousands. */
const MAX_DEPTH = 100;

/** Looks at the text, because reading one of many brackets takes more than its share of time. */
function isWithin(json: string, levels: number): boolean {
	let depth = 0;
	for (let at = 0; at < json.length && depth <= levels; at++) {
		const sign = json[at];
		if (sign === '[' || sign === '{') depth++;
		if (sign === ']' || sign === '}') depth--;
		if (sign !== '"') continue;
		for (at++; at < json.length && json[at] !== '"'; at++) if (json[at] === '\\') at++;
	}
	return depth <= levels;
}

/**
 * Reads a JSON body. It is UTF-8 whatever its header says (RFC 8259, 8.1), perhaps with a byte
 * order mark; never throws.
 * @returns undefined when it is no JSON or is nested too deeply to be handled further
 */
export function parseJson(
	rawBody: Buffer,
	parse: (json: string) => unknown = (json) => JSON.parse(json),
): unknown {
	try {
		const json = new TextDecoder().decode(rawBody);
		return isWithin(json, MAX_DEPTH) ? parse(json) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Like {@link parseJson}, but whole numbers that JavaScript would round, as IDs above 2^53, come
 * as the text of their digits.
 */
export const parseExactJson = (rawBody: Buffer): unknown => parseJson(rawBody, parseExactly);
