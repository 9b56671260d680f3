/** A text, or a whole number of at least 16 digits, which JavaScript may round. */
const TEXT_OR_LONG_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;
const MAY_HAVE_LONG_NUMBER = /(?:^|[[:,\s])-?\d{16}/;

const isRounded = (text: string) => !text.startsWith('"') && !Number.isSafeInteger(Number(text));

/**
 * Reads JSON in which whole numbers above 2^53 become texts: they are IDs, and rounded ones would
 * be those of other records.
 * @throws SyntaxError
 */
export function parseExactly(json: string): unknown {
	// What is no JSON ends here: the expression below would take its time over quotation marks.
	const value: unknown = JSON.parse(json);
	if (!MAY_HAVE_LONG_NUMBER.test(json)) return value;
	const exact = json.replace(TEXT_OR_LONG_NUMBER, (text) => (isRounded(text) ? `"${text}"` : text));
	return JSON.parse(exact) as unknown;
}
