import { parseExactly } from '../exactJson';

/** No vendor nests its events more than a few levels; n8n fails on some thousands. */
const MAX_DEPTH = 100;

function isWithin(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	return levels > 0 && Object.values(value).every((member) => isWithin(member, levels - 1));
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
		const value = parse(new TextDecoder().decode(rawBody));
		return isWithin(value, MAX_DEPTH) ? value : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Like {@link parseJson}, but whole numbers that JavaScript would round, as IDs above 2^53, come
 * as the text of their digits.
 */
export const parseExactJson = (rawBody: Buffer): unknown => parseJson(rawBody, parseExactly);
