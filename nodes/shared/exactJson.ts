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
