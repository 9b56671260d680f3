import {
	sleep,
	type IDataObject,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { parseExactly } from '../json';
import { mayHold, redact, type VendorError } from './errors';
import { failureOf, type Failure } from './outcomes';
import { TIMED_OUT, unanswered, type Unanswered } from './unanswered';

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

export type Exchange = { kind: 'answered'; answer: Answer } | Unanswered;

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

/** How an exchange may end before its answer. */
interface Limits {
	/** From sending to the last byte of the answer, in ms. */
	timeoutMs: number;
	/** Aborted when the execution is cancelled. */
	signal?: AbortSignal;
}

/**
 * Sends one request and tells how it ended; only a cancelled execution throws.
 * @param send performs the request with n8n's helper, using {@link exchangeOptions}
 */
export async function exchange(
	send: () => Promise<IN8nHttpFullResponse>,
	reading: Reading,
	{ timeoutMs, signal }: Limits,
): Promise<Exchange> {
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

/** How an exchange failed that {@link successOf} finds no success in. */
export function failureIn(result: Exchange): Failure {
	if (result.kind !== 'answered') return { kind: result.kind };
	const { status, isReadable, retryAfterMs } = result.answer;
	// A success that cannot be read tells nothing.
	return isReadable ? { kind: failureOf(status), retryAfterMs } : { kind: 'unknown' };
}

/** The answer, when it is a success whose body can be read. */
export function successOf(result: Exchange): Answer | undefined {
	if (result.kind !== 'answered' || !isSuccess(result.answer.status)) return undefined;
	return result.answer.isReadable ? result.answer : undefined;
}
