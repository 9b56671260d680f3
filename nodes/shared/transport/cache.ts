interface Entry {
	value: Promise<unknown>;
	expiresAt: number;
}

const TTL_MS = 30_000;
const entries = new Map<string, Entry>();

/**
 * Keeps the answer to a rare change for half a minute, for dropdowns that ask again with
 * every key stroke. A failed request is not kept.
 * @param key must tell accounts and environments apart
 */
export async function cached<T>(
	key: string,
	read: () => Promise<T>,
	now: number = Date.now(),
): Promise<T> {
	for (const [name, entry] of entries) if (entry.expiresAt <= now) entries.delete(name);
	const known = entries.get(key);
	if (known) return (await known.value) as T;
	const value = read();
	entries.set(key, { value, expiresAt: now + TTL_MS });
	value.catch(() => entries.delete(key));
	return await value;
}
