import { createHmac } from 'crypto';

/**
 * How an event is written and what is signed.
 *
 * - `compact`: compact JSON; the digest covers the bytes that are sent.
 * - `python`: the text of Python's `json.dumps`; the digest covers the bytes that are sent.
 * - `reserialised`: Python's text is sent, the digest covers its compact re-serialisation.
 */
export type SigningMode = 'compact' | 'python' | 'reserialised';

/** An event as it goes over the wire. */
export interface SignedEvent {
	body: string;
	/** HMAC-SHA256 in lower-case hex. */
	signature: string;
}

export function signEvent(payload: unknown, secret: string, mode: SigningMode): SignedEvent {
	const body = mode === 'compact' ? JSON.stringify(payload) : pythonJson(payload);
	const signed = mode === 'reserialised' ? JSON.stringify(payload) : body;
	return { body, signature: createHmac('sha256', secret).update(signed).digest('hex') };
}

/** JSON as Python's `json.dumps` writes it: a blank after separators, \uXXXX for all but ASCII. */
export function pythonJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
	if (typeof value === 'object' && value !== null) {
		const members = Object.entries(value)
			.filter(([, member]) => member !== undefined)
			.map(([name, member]) => `${pythonJson(name)}: ${pythonJson(member)}`);
		return `{${members.join(', ')}}`;
	}
	return JSON.stringify(value).replace(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
