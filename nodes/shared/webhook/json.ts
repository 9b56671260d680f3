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
export function parseJson(rawBody: Buffer): unknown {
	try {
		const value = parseExactly(new TextDecoder().decode(rawBody));
		return isWithin(value, MAX_DEPTH) ? value : undefined;
	} catch {
		return undefined;
	}
}

const ESCAPE_QUOTE_OR_NUMBER = /\\.|"|[\d.eE+-]+/g;

const isRounded = (token: string) => /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));

/** Puts quotation marks around whole numbers that JavaScript would round. */
function quoteLongNumbers(json: string): string {
	let isInText = false;
	return json.replace(ESCAPE_QUOTE_OR_NUMBER, (token) => {
		if (token === '"') isInText = !isInText;
		return !isInText && isRounded(token) ? `"${token}"` : token;
	});
}

/**
 * Like {@link parseJson}, but whole numbers that JavaScript would round, as IDs above 2^53, come
 * as the text of their digits.
 */
export function parseExactJson(rawBody: Buffer): unknown {
	const value = parseJson(rawBody);
	const json = value === undefined ? '' : new TextDecoder().decode(rawBody);
	return /\d{16}/.test(json) ? JSON.parse(quoteLongNumbers(json)) : value;
}
