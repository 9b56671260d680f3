const YES = ['true', 'yes', 'on', '1'];
const NO = ['false', 'no', 'off', '0'];

/** Blanks and the invisible marks that come along when a text is copied. */
const INVISIBLE = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/** A text without blanks and invisible marks around it. */
export const bare = (text: string): string => text.replace(INVISIBLE, '');

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
