import { randomBytes } from 'crypto';
import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { parseExactly } from '../json';
import { mayHold, redact, type VendorError } from './errors';
import { keyId, type ApiKey } from './keys';
import { pacerFor, type Pacer } from './pacer';
import { problemOf, TIMED_OUT, unanswered, type Unanswered } from './unanswered';
import type {
	Connection,
	Endpoint,
	FormPart,
	RequestContext,
	RequestInput,
	Vendor,
} from './vendor';

/** A vendor's answer, whatever its status. */
export interface Answer {
	status: number;
	headers: IDataObject;
	/** The parsed JSON body, the text when it is not JSON, undefined when it is empty. */
	body: unknown;
	/** False for a success that is not what the endpoint answers with: cut off, or of a proxy. */
	isReadable: boolean;
	/** What the body says about the error; empty for a success. */
	error: VendorError;
	retryAfterMs?: number;
}

/** How to read an answer. */
export interface Reading {
	/** The body of a success is a file, and stays a Buffer. */
	isFile?: boolean;
	/** A success without a body makes no sense. */
	needsBody?: boolean;
	/** What no output may show, should the answer repeat it. */
	secrets?: string[];
	readError(body: unknown, status: number): VendorError;
}

export type HttpOutcome = { kind: 'answered'; answer: Answer } | Unanswered;

/** Options of every request: whatever the status, we want to see the answer ourselves. */
export const exchangeOptions = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	// A redirect would carry the key to another host, and would repeat a POST as a GET.
	disableFollowRedirect: true,
	// Bytes, so that a truncated answer can be told from a complete one.
	encoding: 'arraybuffer',
} satisfies Partial<IHttpRequestOptions>;

function readBody(body: unknown, secrets: string[] = []): { body: unknown; isReadable: boolean } {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : String(body ?? '');
	if (text.trim() === '') return { body: undefined, isReadable: true };
	try {
		const value = parseExactly(text);
		return { body: mayHold(text, secrets) ? redact(value, secrets) : value, isReadable: true };
	} catch {
		return { body: text, isReadable: false };
	}
}

/**
 * Reads a Retry-After header: seconds, or an HTTP date (RFC 9110, 10.2.3).
 * @returns milliseconds from now, or undefined when the header is missing or makes no sense
 */
export function parseRetryAfter(header: unknown, now = Date.now()): number | undefined {
	const text = String(header ?? '').trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = /[a-z]/i.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function readAnswer(
	{ statusCode, headers, body: bytes }: IN8nHttpFullResponse,
	{ isFile, needsBody, readError, secrets }: Reading,
): Answer {
	const retryAfterMs = parseRetryAfter(headers['retry-after']);
	if (isSuccess(statusCode)) {
		const content = isFile ? { body: bytes, isReadable: true } : readBody(bytes, secrets);
		const isMissing = needsBody === true && content.body === undefined;
		const isReadable = content.isReadable && !isMissing;
		return { status: statusCode, headers, body: content.body, isReadable, error: {} };
	}
	const { body } = readBody(bytes);
	const error = readError(body, statusCode);
	return {
		status: error.status ?? statusCode,
		headers,
		body,
		isReadable: true,
		error,
		retryAfterMs: retryAfterMs ?? error.retryAfterMs,
	};
}

/**
 * Sends one request and tells how it ended; only a cancelled execution throws.
 * @param send performs the request with n8n's helper, using {@link exchangeOptions}
 * @param timeoutMs from sending to the last byte of the answer
 * @param signal aborted when the execution is cancelled
 */
export async function exchange(
	send: () => Promise<IN8nHttpFullResponse>,
	reading: Reading,
	{ timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<HttpOutcome> {
	let response: IN8nHttpFullResponse | 'late';
	const settled = new AbortController();
	try {
		// n8n's own time limit ends when the answer begins: one that drips would never be over.
		const late = sleep(timeoutMs, settled.signal).then(() => 'late' as const);
		response = await Promise.race([late, send()]);
		if (response === 'late') return { kind: 'unknown', reason: TIMED_OUT };
	} catch (error) {
		signal?.throwIfAborted();
		return unanswered(error);
	} finally {
		settled.abort();
	}
	return { kind: 'answered', answer: readAnswer(response, reading) };
}

const isSuccess = (status: number) => status >= 200 && status < 300;

/** The answer, when it is a success whose body can be read. */
export function successOf(result: HttpOutcome): Answer | undefined {
	if (result.kind !== 'answered' || !isSuccess(result.answer.status)) return undefined;
	return result.answer.isReadable ? result.answer : undefined;
}

const TIMEOUT_MS = 60_000;
export const FILE_TIMEOUT_MS = 300_000;

/** Sends requests with any key of a credential, through n8n's helper. */
export class Sender {
	constructor(
		private readonly context: RequestContext,
		private readonly vendor: Vendor,
		private readonly credentials: ICredentialDataDecryptedObject,
		private readonly connection: Connection,
	) {}

	/** Aborted when the execution is cancelled. */
	get signal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: undefined;
	}

	/** The line in which requests with a key wait for their turn; it is the same for all executions. */
	pacerOf(key: ApiKey): Pacer {
		return pacerFor(keyId(`${this.connection.origin} ${key.value}`));
	}

	/** Makes one attempt, now. */
	async send(endpoint: Endpoint, key: ApiKey, input: RequestInput): Promise<HttpOutcome> {
		const problem = problemOf(this.connection, key, input);
		if (problem) {
			return {
				kind: 'unsendable',
				reason: 'nothing sent',
				obstacle: { what: 'request', ...problem },
			};
		}
		const { isFile, method } = endpoint;
		const reading = {
			isFile,
			needsBody: method === 'GET',
			readError: this.vendor.readError,
			secrets: [...this.connection.secrets, ...(input.secrets ?? [])],
		};
		const timeoutMs = input.timeoutMs ?? (isFile ? FILE_TIMEOUT_MS : TIMEOUT_MS);
		const options = this.optionsOf(endpoint, { ...input, timeoutMs });
		const send = async () => await this.sendRequest(options, key);
		return await exchange(send, reading, { timeoutMs, signal: this.signal });
	}

	private optionsOf(
		endpoint: Endpoint,
		{ path, query, timeoutMs, ...content }: RequestInput,
	): IHttpRequestOptions {
		const { body, contentType } = encodeBody(content);
		return {
			...exchangeOptions,
			method: endpoint.method,
			url: `${this.connection.origin}${expandPath(endpoint, path)}`,
			headers: {
				Accept: endpoint.isFile ? '*/*' : 'application/json',
				...(contentType && { 'Content-Type': contentType }),
			},
			qs: withoutEmpty(query),
			arrayFormat: 'repeat',
			timeout: timeoutMs,
			body,
		};
	}

	private async sendRequest(
		options: IHttpRequestOptions,
		key: ApiKey,
	): Promise<IN8nHttpFullResponse> {
		return (await this.context.helpers.httpRequestWithAuthentication.call(
			this.context,
			this.vendor.credentialType,
			options,
			{
				credentialsDecrypted: {
					id: '',
					name: '',
					type: this.vendor.credentialType,
					data: this.vendor.withKey(this.credentials, key),
				},
			},
		)) as IN8nHttpFullResponse;
	}
}

/** The body as n8n is to send it. As text, because n8n drops a body that is an empty object. */
function encodeBody({ body, form }: RequestInput): {
	body?: string | Buffer;
	contentType?: string;
} {
	if (form) return encodeForm(form);
	if (body) return { body: JSON.stringify(body), contentType: 'application/json' };
	return {};
}

/** Fills in the path parameters, each encoded so that no value changes the path. */
function expandPath(endpoint: Endpoint, values: object = {}): string {
	const given = values as IDataObject;
	return endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(String(given[name] ?? '')),
	);
}

/** Drops the fields that were left empty: both vendors read an empty value as a value. */
function withoutEmpty(values: object = {}): IDataObject {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
	) as IDataObject;
}

/** Names go between quotes; what would end them is escaped as browsers do (WHATWG, form data). */
const quoted = (text: string) =>
	`"${text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}"`;

function headOf(part: FormPart): string {
	const disposition = `Content-Disposition: form-data; name=${quoted(part.name)}`;
	if ('value' in part) return `${disposition}\r\n\r\n`;
	return `${disposition}; filename=${quoted(part.fileName)}\r\nContent-Type: ${part.mimeType}\r\n\r\n`;
}

/**
 * Writes a multipart/form-data body (RFC 7578) as bytes, which n8n sends as they are and can
 * send again; it drops the form object of Node, and the library for forms is not ours to import.
 */
export function encodeForm(parts: FormPart[]): { body: Buffer; contentType: string } {
	const boundary = `----n8n-${randomBytes(16).toString('hex')}`;
	const chunks = parts.flatMap((part) => [
		Buffer.from(`--${boundary}\r\n${headOf(part)}`),
		'value' in part ? Buffer.from(part.value) : part.file,
		Buffer.from('\r\n'),
	]);
	return {
		body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}
