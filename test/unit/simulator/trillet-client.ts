import type { Simulator } from '../../../simulator';
import { WORKSPACE_ID } from '../../../simulator/trillet/seed';
import type { Answer } from './client';

export interface TrilletRequestOptions {
	body?: unknown;
	/** Sent instead of `body`. */
	form?: FormData;
	/** Replace those of the default key and workspace. */
	headers?: Record<string, string>;
	environment?: 'production' | 'development';
}

const KEYS = { production: 'trillet_test_key', development: 'trillet_dev_key' };

/** Sends a request to the simulated Trillet, by default with the environment's key and workspace. */
export async function ask(
	simulator: Simulator,
	method: string,
	path: string,
	{ body, form, headers, environment = 'production' }: TrilletRequestOptions = {},
): Promise<Answer> {
	const response = await fetch(simulator.trillet[environment] + path, {
		method,
		body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
		headers: {
			...(headers ?? { 'x-api-key': KEYS[environment], 'x-workspace-id': WORKSPACE_ID }),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
	});
	const content = Buffer.from(await response.arrayBuffer());
	const isJson = response.headers.get('content-type')?.startsWith('application/json');
	const answer: unknown = isJson ? JSON.parse(content.toString('utf8')) : content;
	return { status: response.status, headers: response.headers, body: answer };
}

/** A form with a file and further fields. */
export function formWith(
	field: string,
	name: string,
	content: string | Buffer,
	fields: Record<string, string> = {},
): FormData {
	const form = new FormData();
	const type = name.endsWith('.csv') ? 'text/csv' : 'application/octet-stream';
	form.set(field, new Blob([new Uint8Array(Buffer.from(content))], { type }), name);
	for (const [key, value] of Object.entries(fields)) form.set(key, value);
	return form;
}

/** As `ask` with a body, for requests that must succeed. @returns the answer's body */
export async function succeed(
	simulator: Simulator,
	method: string,
	path: string,
	body?: unknown,
): Promise<StoredDocument> {
	const answer = await ask(simulator, method, path, { body });
	if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
	return answer.body as StoredDocument;
}

/** Whatever the answer is, tests look into it as into a document. */
export type StoredDocument = Record<string, unknown> & { _id: string };
