import { NodeApiError, type IDataObject, type INode, type JsonObject } from 'n8n-workflow';
import { asObject } from '../json';
import type { Advice } from './advice';

/** A vendor's error body, read. */
export interface VendorError {
	code?: string;
	message?: string;
	/** The status that the body means, where the vendor sends another one. */
	status?: number;
	/** How long to wait, where the vendor says so in the body. */
	retryAfterMs?: number;
}

export interface ApiErrorDetails extends Advice {
	itemIndex?: number;
	/** HTTP status, when there was an answer. */
	status?: number;
	code?: string;
	/** The vendor's body, or what could be read of it. */
	body?: unknown;
	/** The request may have been carried out all the same. */
	isOutcomeUnknown?: boolean;
	/** The same request may succeed later. */
	isPassing?: boolean;
}

const MAX_QUOTE = 300;

/** The vendor's own words for the description, short enough to read in the editor. */
export function quote(
	{ status, code, body }: ApiErrorDetails,
	vendor: string,
	words?: string,
): string {
	if (status === undefined) return '';
	const head = [`HTTP ${status}`, code].filter(Boolean).join(' ');
	const said = words ?? body;
	const text = typeof said === 'string' ? asPlainText(said) : undefined;
	return ` (${vendor} answered ${head}${text ? `: "${text.slice(0, MAX_QUOTE)}"` : ''})`;
}

/** Error pages of proxies are HTML; what a person can read of them is the text. */
export function asPlainText(body: string): string {
	const [start, ...scripts] = body.split(/<(?=script|style)/i);
	const after = scripts.map((script) => script.split(/<\/(?:script|style)>/i)[1]);
	return [start, ...after]
		.join(' ')
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * Builds the error that n8n shows: the message says what happened, the description what to
 * do next. Status, code and the vendor's body stay in it for workflows that branch on them.
 */
export function toApiError(
	node: INode,
	vendor: string,
	details: ApiErrorDetails,
	vendorError: VendorError = {},
): NodeApiError {
	const { message, nextStep, status, code, body, itemIndex, isOutcomeUnknown, isPassing } = details;
	// From a plain object: wrapping another NodeApiError would return it unchanged. Without the
	// code: n8n would take it for the HTTP status, and replace our message by its own.
	const error = new NodeApiError(
		node,
		{ message },
		{
			message,
			description: `${nextStep}${quote(details, vendor, vendorError.message)}`,
			httpCode: status === undefined ? undefined : String(status),
			itemIndex,
		},
	);
	error.context.isOutcomeUnknown = isOutcomeUnknown ?? false;
	error.context.isPassing = isPassing ?? false;
	error.context.data = { ...(code && { code }), ...(body !== undefined && { body }) } as JsonObject;
	return error;
}

/** Whether an error is an answer of the vendor with one of these HTTP statuses. */
export const hasStatus = (error: unknown, ...statuses: number[]): boolean =>
	error instanceof NodeApiError && statuses.includes(Number(error.httpCode));

/** A failure as data: n8n's error output knows it by `error` and `details`. */
export function toErrorData(error: unknown): IDataObject {
	const { message, description, httpCode, context } = error as Partial<NodeApiError>;
	return {
		error: message,
		details: {
			...(description && { nextStep: description }),
			...(httpCode && { httpStatus: Number(httpCode) }),
			...(context?.data as IDataObject | undefined),
		},
	};
}

/** The error that {@link toErrorData} made data of, after it crossed to another execution. */
export function fromErrorData(
	node: INode,
	{ error, details }: IDataObject,
	itemIndex: number,
): NodeApiError {
	const { nextStep, httpStatus, ...data } = asObject(details);
	const message = String(error);
	const result = new NodeApiError(
		node,
		{ message },
		{
			message,
			description: String(nextStep ?? ''),
			httpCode: httpStatus === undefined ? undefined : String(httpStatus),
			itemIndex,
		},
	);
	result.context.data = data as JsonObject;
	return result;
}

/** How an answer may write a secret: as it is, as part of an address, or in Base64. */
const formsOf = (secret: string) => [
	secret,
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64'),
];

/** What to look for; what is shorter than any key would be found everywhere. */
const known = (secrets: string[]) => secrets.filter(({ length }) => length >= 6).flatMap(formsOf);

/** Whether a JSON text may hold a secret: as it is, or with signs that JSON can write otherwise. */
export const mayHold = (json: string, secrets: string[]): boolean =>
	/\\[u/]/.test(json) || known(secrets).some((form) => json.includes(form));

/** Replaces every secret of the credential: an answer may repeat the key that was sent. */
export function redact<T>(value: T, secrets: string[]): T {
	const forms = known(secrets);
	if (forms.length === 0 || value === undefined) return value;
	const text = JSON.stringify(value);
	const clean = forms.reduce(
		(result, secret) => result.replaceAll(JSON.stringify(secret).slice(1, -1), '[hidden]'),
		text,
	);
	return clean === text ? value : (JSON.parse(clean) as T);
}
