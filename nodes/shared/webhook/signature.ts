import { createHmac, timingSafeEqual } from 'crypto';
import { parseJson } from './json';

function sameDigest(body: Buffer | string, secret: string, signature: Buffer): boolean {
	const digest = createHmac('sha256', secret).update(body).digest();
	return digest.length === signature.length && timingSafeEqual(digest, signature);
}

/** The body as `JSON.stringify` writes it, or undefined when it is no JSON. */
function reserialise(rawBody: Buffer): string | undefined {
	const value = parseJson(rawBody);
	return value === undefined ? undefined : JSON.stringify(value);
}

/**
 * Verifies an HMAC-SHA256 signature in lower-case hex, in constant time.
 *
 * The raw bytes come first. When they do not match, the compact re-serialisation of the body
 * is tried, because some vendors' own sample code signs that.
 *
 * @param secrets the current secret and, during rotation, the previous one; empty ones never match
 * @returns false for everything that is not a valid signature; never throws
 */
export function verifySignature(rawBody: Buffer, signature: unknown, secrets: string[]): boolean {
	if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/.test(signature)) return false;
	const given = Buffer.from(signature, 'hex');
	const usable = secrets.filter((secret) => secret !== '');
	if (usable.some((secret) => sameDigest(rawBody, secret, given))) return true;
	const compact = reserialise(rawBody);
	return compact !== undefined && usable.some((secret) => sameDigest(compact, secret, given));
}
