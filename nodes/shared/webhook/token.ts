import { createHash, randomBytes, timingSafeEqual } from 'crypto';

/** A token that nobody can guess, for addresses of deliveries that are not signed. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** What is kept of a token, to know it again; an empty token has none. */
export const tokenHash = (token: string): string =>
	token === '' ? '' : createHash('sha256').update(token).digest('base64url');

/**
 * Compares in constant time, whatever the length.
 * @param hash of the token that is expected; an empty one never matches
 */
export function isToken(given: unknown, hash: string): boolean {
	if (typeof given !== 'string' || given === '' || hash === '') return false;
	const [a, b] = [Buffer.from(tokenHash(given)), Buffer.from(hash)];
	return a.length === b.length && timingSafeEqual(a, b);
}
