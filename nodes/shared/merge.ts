const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A record with a change applied: objects are merged field by field, down to the last level;
 * lists and everything else are replaced. Neither argument is changed.
 */
export function merge<Base extends object, Change extends object>(
	base: Base,
	change: Change,
): Base & Change {
	const result = { ...base } as Record<string, unknown>;
	for (const [name, value] of Object.entries(change)) {
		const former = result[name];
		result[name] = isRecord(former) && isRecord(value) ? merge(former, value) : value;
	}
	return result as Base & Change;
}
