const HIDDEN = '(hidden)';

/** Names of fields whose text nobody is to see. */
const SECRET_NAME = /(api|access|private|signing)[-_ ]?key|token|secret|password|authorization/i;

/** Such a field in a body that is no JSON. */
const SECRET_PAIR = new RegExp(
	`([\\w-]*(?:${SECRET_NAME.source})[\\w-]*"?[:=]\\s*"?)[^"\\s&,(]+`,
	'gi',
);

/** Headers that help to understand a request; any other one may carry a key. */
const PUBLIC_HEADERS = [
	'accept',
	'accept-encoding',
	'content-encoding',
	'content-length',
	'content-type',
	'idempotency-key',
	'user-agent',
	'x-workspace-id',
];

/** Values of a query, and what stands before the host, may let somebody in; so they are hidden. */
export function publicText(text: string): string {
	return text
		.replace(/(https?:\/\/)[^/\s"@]+@/gi, `$1${HIDDEN}@`)
		.replace(/([?&][\w.[\]-]+=)[^&#\s"]+/g, `$1${HIDDEN}`)
		.replace(/(Bearer\s+)[^\s"]+/gi, `$1${HIDDEN}`)
		.replace(SECRET_PAIR, `$1${HIDDEN}`);
}

/** The same value, without the text of fields that are named like a secret. */
export function publicValue(value: unknown, name = ''): unknown {
	if (typeof value === 'string') return SECRET_NAME.test(name) ? HIDDEN : publicText(value);
	if (Array.isArray(value)) return value.map((member) => publicValue(member, name));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, member]) => [key, publicValue(member, key)]),
	);
}

export function publicHeaders(headers: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(headers).filter(([name]) => PUBLIC_HEADERS.includes(name)),
	);
}
