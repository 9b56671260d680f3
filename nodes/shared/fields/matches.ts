/** Whether one of the texts contains what the user typed; without anything typed, all do. */
export function matches(filter: string | undefined, ...texts: unknown[]): boolean {
	const wanted = filter?.trim().toLowerCase() ?? '';
	return texts.some((text) =>
		String(text ?? '')
			.toLowerCase()
			.includes(wanted),
	);
}
