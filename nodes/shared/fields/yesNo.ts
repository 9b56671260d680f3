const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

/** Neither a blank nor one of the invisible marks that come along when a text is copied. */
const VISIBLE = /[^\s\p{Cf}]/u;

/** Whether nothing of a text can be seen. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text);

/** A text without blanks and invisible marks around it. */
export function bare(text: string): string {
	const signs = [...text];
	const isVisible = (sign: string) => VISIBLE.test(sign);
	return signs.slice(signs.findIndex(isVisible), signs.findLastIndex(isVisible) + 1).join('');
}

/** Whether two texts are the same, in any case and with any blanks around them. */
export const isSameWord = (one: string, other: string): boolean =>
	bare(one).toLowerCase() === bare(other).toLowerCase();

/**
 * A yes or no in any of the spellings that sheets, forms and AI agents have for it. Undefined for
 * anything else: a text that nobody understands is no "no".
 */
export function parseYesNo(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const isOneOf = (words: string[]) => words.some((word) => isSameWord(word, String(value)));
	if (isOneOf(YES)) return true;
	return isOneOf(NO) ? false : undefined;
}
