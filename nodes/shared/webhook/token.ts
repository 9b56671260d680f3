import { createHash, randomBytes, timingSafeEqual } from 'crypto';

/** A token that nobody can guess, for addresses of deliveries that are not signed. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** Compares in constant time, whatever the lengths; an empty token never matches. */
export function isToken(given: unknown, expected: string): boolean {
	if (typeof given !== 'string' || expected === '') return false;
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(expected));
}
