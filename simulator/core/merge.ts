function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `base` with the values of `changes`, object by object; neither is altered. */
export function mergeDeep(
	base: Record<string, unknown>,
	changes: Record<string, unknown>,
): Record<string, unknown> {
	const merged = { ...base };
	for (const [name, value] of Object.entries(changes)) {
		const before = merged[name];
		merged[name] = isObject(before) && isObject(value) ? mergeDeep(before, value) : value;
	}
	return merged;
}
