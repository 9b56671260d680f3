import { createHash, createHmac, randomBytes, timingSafeEqual } from 'crypto';

/** A token that nobody can guess, for addresses of deliveries that are not signed. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/**
 * The token of the addresses that one trigger sets at one place: always the same, so that nothing
 * has to be remembered, and for nobody else to find out who does not have the API key.
 */
export const tokenOf = (apiKey: string, place: string): string =>
	createHmac('sha256', apiKey)
		.update(`n8n-nodes-voice-agents address of ${place}`)
		.digest('base64url')
		.slice(0, 32);

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
