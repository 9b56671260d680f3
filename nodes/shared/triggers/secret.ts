const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const EDGE = /[\s"'`´“”„‟‘’‚«»‹›]/;

/** A secret or token as it was meant: copied along come blanks, quotation marks and invisible signs. */
export function readSecret(text: unknown): string {
	const signs = [...(typeof text === 'string' ? text.replace(INVISIBLE, '') : '')];
	const isInside = (sign: string) => !EDGE.test(sign);
	const first = signs.findIndex(isInside);
	return first < 0 ? '' : signs.slice(first, signs.findLastIndex(isInside) + 1).join('');
}
