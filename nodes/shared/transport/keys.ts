import { createHash } from 'crypto';

/** A key as the credential holds it. */
export interface ApiKey {
	/** What the credential calls it. */
	name: string;
	value: string;
	/** What the key may do; undefined when the user did not state it. */
	permissions?: readonly string[];
}

const INVISIBLE = /\p{Cf}/gu;
const EDGE = /[\s\p{Cc}"'`´“”„‟‘’‚«»‹›]/u;

/** A secret, a token or an ID as it was meant: copied along come blanks, quotation marks and invisible signs. */
export function readSecret(text: unknown): string {
	const signs = [...(typeof text === 'string' ? text.replace(INVISIBLE, '') : '')];
	const isInside = (sign: string) => !EDGE.test(sign);
	const first = signs.findIndex(isInside);
	return first < 0 ? '' : signs.slice(first, signs.findLastIndex(isInside) + 1).join('');
}

/** A key as it was copied, without what an example of a request has before it. */
export function cleanKey(value = ''): string {
	const text = readSecret(value);
	const rest = text.replace(/^(?:(?:authorization|x-api-key)\s*:|bearer\s)/i, '');
	return rest === text ? text : cleanKey(rest);
}

const REJECTION_MS = 5 * 60_000;
const rejectedUntil = new Map<string, number>();

/** Identifies a key in memory and in diagnostics without revealing it. */
export function keyId(value: string): string {
	return createHash('sha256').update(value).digest('hex').slice(0, 16);
}

/** A refusal for one of several permissions tells nothing about each of them: the pages disagree. */
const nameOf = (key: ApiKey, permissions?: readonly string[]) =>
	JSON.stringify([keyId(key.value), permissions]);

function covers(key: ApiKey, needed: readonly string[]): boolean {
	if (needed.length === 0 || key.permissions === undefined) return true;
	return needed.some((permission) => key.permissions?.includes(permission));
}

/**
 * The keys that may serve a request, in the order in which to try them: the one with the
 * fewest permissions first, keys of unstated permissions after those, and keys that were
 * just rejected last. The order of equals is the credential's own.
 */
export function keysFor(
	keys: ApiKey[],
	needed: readonly string[],
	now: number = Date.now(),
): ApiKey[] {
	const breadth = (key: ApiKey) => key.permissions?.length ?? Number.MAX_SAFE_INTEGER;
	const isRefusedFor = (key: ApiKey, permissions?: readonly string[]) =>
		(rejectedUntil.get(nameOf(key, permissions)) ?? 0) > now;
	const isRejected = (key: ApiKey) => isRefusedFor(key) || isRefusedFor(key, needed);
	return keys
		.filter((key) => key.value !== '' && covers(key, needed))
		.sort((a, b) => Number(isRejected(a)) - Number(isRejected(b)) || breadth(a) - breadth(b));
}

/**
 * Remembers that the vendor refused a key, so that the next requests do not try it first.
 * @param permissions of which the request needed one; for what needs others the key stays good
 */
export function rememberRejected(
	key: ApiKey,
	permissions?: readonly string[],
	now: number = Date.now(),
): void {
	rejectedUntil.set(nameOf(key, permissions), now + REJECTION_MS);
}
