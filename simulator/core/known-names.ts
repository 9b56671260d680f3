/**
 * Refuses misspelt names in what a test passes, which would otherwise do nothing.
 *
 * @throws naming the unknown ones and the known ones
 */
export function requireKnown(what: string, given: object, known: readonly string[]): void {
	const unknown = Object.keys(given).filter((name) => !known.includes(name));
	if (unknown.length === 0) return;
	throw new Error(`Unknown ${what} ${unknown.join(', ')}; there are ${known.join(', ')}`);
}
