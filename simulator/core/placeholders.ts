/**
 * Replaces `{{name}}` and `{{name.inner}}` by context variables, as agents do with their instructions;
 * an unknown name becomes nothing.
 */
export function fillPlaceholders(text: string, variables: Record<string, unknown>): string {
	return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path: string) => {
		const value = path
			.split('.')
			.reduce<unknown>(
				(scope, name) =>
					typeof scope === 'object' && scope !== null
						? (scope as Record<string, unknown>)[name]
						: undefined,
				variables,
			);
		if (value === undefined || value === null) return '';
		return typeof value === 'object' ? JSON.stringify(value) : String(value);
	});
}
