import { createHash } from 'crypto';

/** A key as the credential holds it. */
export interface ApiKey {
	/** What the credential calls it. */
	name: string;
	value: string;
	/** What the key may do; undefined when the user did not state it. */
	permissions?: readonly string[];
}

const REJECTION_MS = 5 * 60_000;
const rejectedUntil = new Map<string, number>();

/** Identifies a key in memory and in diagnostics without revealing it. */
export function keyId(value: string): string {
	return createHash('sha256').update(value).digest('hex').slice(0, 16);
}

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
	const isRejected = (key: ApiKey) => (rejectedUntil.get(keyId(key.value)) ?? 0) > now;
	return keys
		.filter((key) => key.value !== '' && covers(key, needed))
		.sort((a, b) => Number(isRejected(a)) - Number(isRejected(b)) || breadth(a) - breadth(b));
}

/** Remembers that the vendor refused a key, so that the next requests do not try it first. */
export function rememberRejected(key: ApiKey, now: number = Date.now()): void {
	rejectedUntil.set(keyId(key.value), now + REJECTION_MS);
}
