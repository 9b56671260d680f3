import { parseExactly } from '../exactJson';

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
