import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	NodeApiError,
} from 'n8n-workflow';
import { attemptUntilSettled, type Pace } from './attempts';
import {
	expandPath,
	withoutEmpty,
	type Endpoint,
	type RequestInput,
	type Safety,
} from './endpoint';
import { exchange, exchangeOptions, successOf, type Answer, type Exchange } from './exchange';
import { Failures } from './failures';
import { keyId, keysFor, rememberRejected, type ApiKey } from './keys';
import { encodeForm } from './multipart';
import { pacerFor } from './pacer';
import type { Page } from './pagination';
import { Trace } from './trace';
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
		/** What the requests of this client took. */
		readonly trace: Trace = new Trace(),
	) {}

	/** The same client with other fields in place of the credential's own. */
	with(fields: ICredentialDataDecryptedObject): ApiClient<Operations> {
		const credentials = { ...this.credentials, ...fields };
		return new ApiClient(this.context, this.vendor, credentials, this.itemIndex, this.trace);
	}

	get environment(): string {
		return this.connection.environment;
	}

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
		return this.failures.unexpectedAnswer(what);
	}

	/** An error about a request that may have been carried out although no answer says so. */
	unconfirmed(id: keyof Operations & string): NodeApiError {
		return this.failures.unconfirmed(id);
	}

	private async answer(id: string, input: RequestInput): Promise<Answer> {
		const endpoint = this.endpoint(id);
		const lack = this.vendor.lacks?.(endpoint, this.credentials);
		if (lack) throw this.failures.of(lack);
		const keys = this.usableKeys(endpoint);
		if (keys.length === 0) throw this.missingPermission(endpoint);
		const safety = input.safety ?? endpoint.safety;
		this.trace.requests++;

		for (const [index, key] of keys.entries()) {
			const result = await this.sendUntilSettled(endpoint, key, input, safety);
			const isLast = index === keys.length - 1;
			const success = successOf(result);
			if (success) return success;
			if (isLast || !this.isKeyRejected(result)) {
				throw this.failures.ofRequest(id, result, safety, input);
			}
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
		safety: Safety,
	): Promise<Exchange> {
		const { trace, cancelSignal: signal } = this;
		const send = async () => await this.exchange(endpoint, key, input);
		return await attemptUntilSettled(send, { safety, signal, trace, pace: this.paceOf(key) });
	}

	private paceOf(key: ApiKey): Pace {
		const pacer = this.pacer(key);
		return {
			acquire: async () =>
				await pacer.acquire(this.connection.requestsPerMinute, this.cancelSignal),
			pause: (ms) => pacer.pause(ms),
		};
	}

	private async exchange(endpoint: Endpoint, key: ApiKey, input: RequestInput): Promise<Exchange> {
		const reading = { isFile: endpoint.isFile, readError: this.vendor.readError };
		const send = async () => await this.send(endpoint, key, input);
		return await exchange(send, reading, this.cancelSignal);
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

	private missingPermission(endpoint: Endpoint): NodeApiError {
		return this.failures.missingPermission(endpoint, this.connection.keys);
	}

	private get failures(): Failures {
		const { secrets } = this.connection;
		return new Failures(this.vendor, this.context.getNode(), secrets, this.itemIndex);
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
