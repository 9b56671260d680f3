import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { Pace } from './retry';
import { expandPath, withoutEmpty, type Endpoint, type RequestInput } from './endpoint';
import { exchange, exchangeOptions, type Exchange } from './exchange';
import { keyId, type ApiKey } from './keys';
import { encodeForm } from './multipart';
import { pacerFor } from './pacer';
import { problemOf } from './usable';
import type { Connection, RequestContext, Vendor } from './vendor';

const TIMEOUT_MS = 60_000;
export const FILE_TIMEOUT_MS = 300_000;

/** Sends requests with any key of a credential, through n8n's helper. */
export class Sender {
	private readonly connection: Connection;

	constructor(
		private readonly context: RequestContext,
		private readonly vendor: Vendor,
		private readonly credentials: ICredentialDataDecryptedObject,
	) {
		this.connection = vendor.connect(credentials);
	}

	/** Aborted when the execution is cancelled. */
	get signal(): AbortSignal | undefined {
		return 'getExecutionCancelSignal' in this.context
			? this.context.getExecutionCancelSignal()
			: undefined;
	}

	/** How many requests could start with a key without waiting. */
	freePlaces(key: ApiKey): number {
		return this.pacer(key).free(this.connection.requestsPerMinute);
	}

	/** The line in which requests with a key wait; it is the same for all executions. */
	paceOf(key: ApiKey): Pace {
		const pacer = this.pacer(key);
		return {
			acquire: async () => await pacer.acquire(this.connection.requestsPerMinute, this.signal),
			pause: (ms) => pacer.pause(ms),
		};
	}

	/** Makes one attempt, now. */
	async send(endpoint: Endpoint, key: ApiKey, input: RequestInput): Promise<Exchange> {
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

	private pacer(key: ApiKey) {
		return pacerFor(keyId(`${this.connection.origin} ${key.value}`));
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
