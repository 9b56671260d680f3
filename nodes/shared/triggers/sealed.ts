import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'crypto';
import { keyId } from '../transport/keys';

/**
 * A text that only somebody with one of the API keys can read: encrypted once for each key,
 * under the key's ID. n8n encrypts credentials, but keeps what a trigger saves as plain text.
 */
export type Sealed = Record<string, string>;

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** API keys are long and random, so that no slow derivation has to protect them. */
const cipherKey = (apiKey: string) =>
	Buffer.from(hkdfSync('sha256', apiKey, '', 'n8n-nodes-voice-agents static data', 32));

function encrypt(text: string, apiKey: string): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv(ALGORITHM, cipherKey(apiKey), iv);
	const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64');
}

function decrypt(box: string, apiKey: string): string | undefined {
	const bytes = Buffer.from(box, 'base64');
	const iv = bytes.subarray(0, IV_BYTES);
	const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
	try {
		const decipher = createDecipheriv(ALGORITHM, cipherKey(apiKey), iv, {
			authTagLength: TAG_BYTES,
		}).setAuthTag(tag);
		const content = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
		return Buffer.concat([content, decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}

/** Encrypts a text for each of these keys. */
export function seal(text: string, apiKeys: string[]): Sealed {
	return Object.fromEntries(apiKeys.map((key) => [keyId(key), encrypt(text, key)]));
}

/** The text, or undefined when none of these keys opens it. */
export function unseal(sealed: Sealed, apiKeys: string[]): string | undefined {
	return apiKeys
		.map((key) => {
			const box = sealed[keyId(key)];
			return box === undefined ? undefined : decrypt(box, key);
		})
		.find((text) => text !== undefined);
}

/** Whether it was sealed for exactly these keys. */
export function isSealedFor(sealed: Sealed, apiKeys: string[]): boolean {
	const wanted = new Set(apiKeys.map(keyId));
	return Object.keys(sealed).length === wanted.size && [...wanted].every((id) => id in sealed);
}
