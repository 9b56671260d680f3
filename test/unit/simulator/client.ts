import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator';

/** An answer with the body parsed as far as it is JSON. */
export interface Answer {
	status: number;
	headers: Headers;
	body: unknown;
}

export interface RequestOptions {
	body?: unknown;
	/** Sent as it is instead of `body`. */
	text?: string;
	headers?: Record<string, string>;
	/** Bearer key; null sends none. */
	key?: string | null;
	environment?: 'production' | 'sandbox';
}

/** Sends a request to the simulated Klen, by default with a key that may do everything. */
export async function send(
	simulator: Simulator,
	method: string,
	path: string,
	{
		body,
		text,
		headers = {},
		key = 'klen_test_all',
		environment = 'production',
	}: RequestOptions = {},
): Promise<Answer> {
	const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
	const response = await fetch(simulator.klen[environment] + path, {
		method,
		body: sent,
		headers: {
			...(key === null ? {} : { authorization: `Bearer ${key}` }),
			...(sent === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
	});
	const answer = await response.text();
	return { status: response.status, headers: response.headers, body: parse(answer) };
}

/** A simulator whose time stands still, for tests that are not about limits. */
export async function startStill(options: SimulatorOptions = {}): Promise<Simulator> {
	return await startSimulator({
		speed: 0,
		startTime: new Date('2025-05-01T08:00:00Z'),
		requestsPerMinute: 1000,
		...options,
	});
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
