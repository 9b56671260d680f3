import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { parseJson } from '../json';
import { readSecret } from '../transport/keys';
import type { Proof } from '../triggers/verifier';

/** A secret that a vendor may sign with. */
export interface SigningSecret {
	/** What the metadata of an event calls it. */
	label: string;
	/** An empty one never matches. */
	value: string | KeyObject;
}

function sameDigest(body: Buffer | string, { value }: SigningSecret, signature: Buffer): boolean {
	const digest = createHmac('sha256', value).update(body).digest();
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
 * @param secrets the current secret and, during rotation, the previous one
 * @returns the secret that signed; undefined for everything that is not a valid signature; never
 * throws
 */
export function verifySignature(
	rawBody: Buffer,
	signature: unknown,
	secrets: SigningSecret[],
): SigningSecret | undefined {
	if (typeof signature !== 'string' || !/^[0-9a-f]{64}$/.test(signature)) return undefined;
	const given = Buffer.from(signature, 'hex');
	const usable = secrets.filter(({ value }) => value !== '');
	const signer = usable.find((secret) => sameDigest(rawBody, secret, given));
	if (signer) return signer;
	const compact = reserialise(rawBody);
	if (compact === undefined) return undefined;
	return usable.find((secret) => sameDigest(compact, secret, given));
}

/** The secrets that are not empty, as they were meant, as keys that nobody can read. */
export const asKeys = (secrets: SigningSecret[]): SigningSecret[] =>
	secrets
		.map(({ label, value }) => ({ label, value: readSecret(value) }))
		.filter(({ value }) => value !== '')
		.map(({ label, value }) => ({ label, value: createSecretKey(value, 'utf8') }));

/** {@link verifySignature}, with what to do about a delivery that none of the keys has signed. */
export function signatureProof(
	node: IWebhookFunctions,
	rawBody: Buffer,
	{ header, keys }: { header: string; keys: SigningSecret[] },
): Proof {
	const signature = node.getHeaderData()[header.toLowerCase()];
	const by = verifySignature(rawBody, signature, keys)?.label;
	if (by !== undefined) return { by };
	if (signature === undefined) return { lacks: `it has no ${header} header.`, isMeant: false };
	return {
		isMeant: true,
		lacks:
			keys.length === 0
				? 'no signing secret is known. Copy it from the dashboard of the vendor into Webhook Signing Secret of the credential.'
				: 'none of the signing secrets that are known has signed it. Compare Webhook Signing Secret of the credential with the dashboard of the vendor.',
	};
}
