/** A key or webhook as others may see it: its value or secret stays inside. */
export function withoutSecret<T extends { value?: string } | { secret?: string }>(record: T) {
	return Object.fromEntries(
		Object.entries(record).filter(([name]) => name !== 'value' && name !== 'secret'),
	);
}
