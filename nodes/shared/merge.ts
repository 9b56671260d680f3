const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A record with a change applied: objects are merged field by field, down to the last level;
 * lists and everything else are replaced. Neither argument is changed. Names are names only, also
 * `__proto__`, which an assignment would take for something else.
 */
export function merge<Base extends object, Change extends object>(
	base: Base,
	change: Change,
): Base & Change {
	const former = new Map(Object.entries(base));
	const changed = Object.entries(change).map(([name, value]): [string, unknown] => {
		const old: unknown = former.get(name);
		return [name, isRecord(old) && isRecord(value) ? merge(old, value) : value];
	});
	return Object.fromEntries([...former, ...changed]) as Base & Change;
}
