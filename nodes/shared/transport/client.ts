import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';
import { attemptUntilSettled } from './attempts';
import { adviceForStatus, unreachable, unreadable, waitingTime, type Advice } from './advice';
import { expandPath, withoutEmpty, type Endpoint, type RequestInput } from './endpoint';
import { redact, toApiError, type ApiErrorDetails, type VendorError } from './errors';
import {
	exchange,
	exchangeOptions,
	outcomeOf,
	successOf,
	type Answer,
	type Exchange,
} from './exchange';
import { keyId, keysFor, rememberRejected, type ApiKey } from './keys';
import { encodeForm } from './multipart';
import { pacerFor } from './pacer';
import type { Page } from './pagination';
import type { Connection, OperationTypes, RequestContext, Vendor } from './vendor';

const TIMEOUT_MS = 60_000;
export const FILE_TIMEOUT_MS = 300_000;

/**
 * Speaks to a vendor's API by operation ID: picks the key, keeps the pace, repeats what may
 * be repeated, and turns every failure into an error that says what to do.
 */
export class ApiClient<Operations extends { [Id in keyof Operations]: OperationTypes }> {
	constructor(
		private readonly context: RequestContext,
		private readonly vendor: Vendor,
		private readonly credentials: ICredentialDataDecryptedObject,
		private readonly itemIndex?: number,
	) {}

	/** Identifies account, workspace and environment, for what is remembered between executions. */
	get identity(): string {
		const { origin, workspace, keys } = this.connection;
		return keyId([origin, workspace, ...keys.map((key) => key.value)].join(' '));
	}

	/** How many requests of this operation could start without waiting. */
	freePlaces(id: keyof Operations & string): number {
		const [key] = this.usableKeys(this.endpoint(id));
		return key ? this.pacer(key).free(this.connection.requestsPerMinute) : 0;
	}

	/**
	 * Makes one request.
	 * @param id the contract's operationId
	 * @returns the parsed body; an empty object when the answer has none
	 * @throws NodeApiError with message, next step, HTTP status and the vendor's body
	 */
	async request<Id extends keyof Operations & string>(
		id: Id,
		input: Operations[Id]['input'] = {},
	): Promise<Operations[Id]['output']> {
		return (await this.answer(id, input)).body ?? {};
	}

	/** Makes a request whose answer is a file. The same errors as {@link request}. */
	async requestFile<Id extends keyof Operations & string>(
		id: Id,
		input: Operations[Id]['input'] = {},
	): Promise<{ data: Buffer; headers: IDataObject }> {
		const { body, headers } = await this.answer(id, input);
		return { data: body as Buffer, headers };
	}

	/** A list operation's array key and largest page. */
	paginationOf(id: keyof Operations & string): { key: string; maxLimit?: number } {
		const { pagination } = this.endpoint(id);
		if (!pagination) throw new TypeError(`${id} is not a list operation`);
		return pagination;
	}

	/**
	 * Reads the answer of a list operation.
	 * @throws NodeApiError when it holds no list
	 */
	pageOf(id: keyof Operations & string, answer: unknown): Page {
		const { key } = this.paginationOf(id);
		const page = this.vendor.readPage(answer, key);
		if (!page) throw this.unexpectedAnswer(`It has no list${key && ` "${key}"`}.`);
		return page;
	}

	/** An error about an answer that came through but makes no sense. */
	unexpectedAnswer(what: string): NodeApiError {
		return this.error({
			message: `${this.vendor.name} sent an answer that this node cannot read`,
			nextStep: `${what} Try again; if it stays, check the Base URL Override in the credential, or report it to the maintainers of this node.`,
		});
	}

	private async answer(id: string, input: RequestInput): Promise<Answer> {
		const endpoint = this.endpoint(id);
		const lack = this.vendor.lacks?.(endpoint, this.credentials);
		if (lack) throw this.error(lack);
		const keys = this.usableKeys(endpoint);
		if (keys.length === 0) throw this.missingPermission(endpoint);

		for (const [index, key] of keys.entries()) {
			const result = await this.sendUntilSettled(endpoint, key, input);
			const isLast = index === keys.length - 1;
			const success = successOf(result);
			if (success) return success;
			if (isLast || !this.isKeyRejected(result)) throw this.failure(id, result, input);
			// A key that only lacks the permission for this stays good for everything else.
			if (result.kind === 'answered' && result.answer.status === 401) rememberRejected(key);
		}
		throw this.missingPermission(endpoint);
	}

	private get connection(): Connection {
		return this.vendor.connect(this.credentials);
	}

	private endpoint(id: string): Endpoint {
		const endpoint = this.vendor.endpoints[id];
		if (!endpoint) throw new TypeError(`No endpoint ${id}`);
		return endpoint;
	}

	private usableKeys(endpoint: Endpoint): ApiKey[] {
		return keysFor(this.connection.keys, endpoint.permissions);
	}

	private pacer(key: ApiKey) {
		return pacerFor(keyId(`${this.connection.origin} ${key.value}`));
	}

	private get cancelSignal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: undefined;
	}

	private async sendUntilSettled(
		endpoint: Endpoint,
		key: ApiKey,
		input: RequestInput,
	): Promise<Exchange> {
		const signal = this.cancelSignal;
		const pacer = this.pacer(key);
		const reading = { isFile: endpoint.isFile, readError: this.vendor.readError };
		const attempt = async () => {
			const release = await pacer.acquire(this.connection.requestsPerMinute, signal);
			const send = async () => await this.send(endpoint, key, input);
			return await exchange(send, reading, signal).finally(release);
		};
		return await attemptUntilSettled(attempt, {
			safety: input.safety ?? endpoint.safety,
			signal,
			onRateLimit: (ms) => pacer.pause(ms),
		});
	}

	private async send(
		endpoint: Endpoint,
		key: ApiKey,
		{ path, query, ...content }: RequestInput,
	): Promise<IN8nHttpFullResponse> {
		const { body, contentType } = encodeBody(content);
		const options: IHttpRequestOptions = {
			...exchangeOptions,
			method: endpoint.method,
			url: `${this.connection.origin}${expandPath(endpoint, path)}`,
			headers: {
				Accept: endpoint.isFile ? '*/*' : 'application/json',
				...(contentType && { 'Content-Type': contentType }),
			},
			qs: withoutEmpty(query),
			arrayFormat: 'repeat',
			timeout: endpoint.isFile ? FILE_TIMEOUT_MS : TIMEOUT_MS,
			body,
		};
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

	private isKeyRejected(result: Exchange): boolean {
		if (result.kind !== 'answered') return false;
		return this.vendor.isKeyRejected(result.answer.status, result.answer.error.code);
	}

	private failure(id: string, result: Exchange, input: RequestInput): NodeApiError {
		const { name, errors } = this.vendor;
		const { safety = this.endpoint(id).safety, secrets } = input;
		const outcome = outcomeOf(result);
		// A server error was repeated where a repeat does little harm, so there it is what it says.
		const isUnclear =
			outcome.kind === 'unknown' ||
			(safety === 'once' && outcome.kind === 'answered' && outcome.status >= 500);
		const unknownOutcome = safety !== 'idempotent' && isUnclear;
		if (result.kind !== 'answered') {
			return this.error({
				...(unknownOutcome ? this.unknownOutcome(id) : unreachable(name, result.kind)),
				code: result.reason,
				isOutcomeUnknown: unknownOutcome,
			});
		}
		const { status, body, error: vendorError } = result.answer;
		const advice = unknownOutcome
			? this.unknownOutcome(id)
			: outcome.kind === 'unknown'
				? unreadable(name)
				: (this.vendor.adviceFor?.(id, status, vendorError.code) ??
					errors[vendorError.code ?? ''] ??
					adviceForStatus(status, name));
		const wait = outcome.kind === 'answered' ? waitingTime(name, outcome.retryAfterMs) : '';
		return this.error(
			{
				...advice,
				nextStep: advice.nextStep + wait,
				status,
				code: vendorError.code,
				body,
				isOutcomeUnknown: unknownOutcome,
			},
			vendorError,
			secrets,
		);
	}

	private unknownOutcome(id: string): Advice {
		return (
			this.vendor.afterUnknownOutcome[id] ?? {
				message: `${this.vendor.name} did not confirm the request`,
				nextStep: 'It may or may not have been carried out: check before you run the node again.',
			}
		);
	}

	private missingPermission(endpoint: Endpoint): NodeApiError {
		const { name, permissionHelp } = this.vendor;
		if (this.connection.keys.every((key) => key.value === '')) {
			return this.error({
				message: `The ${name} credential holds no API key`,
				nextStep: 'Open the credential and enter an API key.',
			});
		}
		return this.error({
			message: `No API key in the credential has the permission ${endpoint.permissions.join(' or ')}`,
			nextStep: permissionHelp,
		});
	}

	private error(
		details: ApiErrorDetails,
		vendorError: VendorError = {},
		ofRequest: string[] = [],
	): NodeApiError {
		const secrets = [...this.connection.secrets, ...ofRequest];
		return toApiError(
			// n8n stores the node's parameters with the error.
			redact(this.context.getNode(), secrets),
			this.vendor.name,
			redact({ ...details, itemIndex: this.itemIndex }, secrets),
			redact(vendorError, secrets),
		);
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
