import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type NodeApiError,
} from 'n8n-workflow';
import { adviceForStatus, unreachable, unreadable, waitingTime, type Advice } from './advice';
import { expandPath, withoutEmpty, type Endpoint, type RequestInput } from './endpoint';
import { redact, toApiError, type ApiErrorDetails, type VendorError } from './errors';
import {
	exchange,
	exchangeOptions,
	isSuccess,
	outcomeOf,
	type Answer,
	type Exchange,
} from './exchange';
import { keyId, keysFor, rememberRejected, type ApiKey } from './keys';
import { pacerFor } from './pacer';
import { retryDelay } from './retry';
import type { Connection, OperationTypes, RequestContext, Vendor } from './vendor';

const TIMEOUT_MS = 60_000;

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

	/** Identifies account and environment, for what is remembered between executions. */
	get identity(): string {
		const { origin, keys } = this.connection;
		return keyId(`${origin} ${keys.map((key) => key.value).join(' ')}`);
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
		const endpoint = this.endpoint(id);
		const keys = this.usableKeys(endpoint);
		if (keys.length === 0) throw this.missingPermission(endpoint);

		for (const [index, key] of keys.entries()) {
			const result = await this.sendUntilSettled(endpoint, key, input);
			const isLast = index === keys.length - 1;
			const success = successOf(result);
			if (success) return success.body ?? {};
			if (isLast || !this.isKeyRejected(result)) throw this.failure(id, endpoint, result);
			rememberRejected(key);
		}
		throw this.missingPermission(endpoint);
	}

	/** A list operation's array key and largest page. */
	paginationOf(id: keyof Operations & string): { key: string; maxLimit?: number } {
		const { pagination } = this.endpoint(id);
		if (!pagination) throw new TypeError(`${id} is not a list operation`);
		return pagination;
	}

	/** An error about an answer that came through but makes no sense. */
	unexpectedAnswer(what: string): NodeApiError {
		return this.error({
			message: `${this.vendor.name} sent an answer that this node cannot read`,
			nextStep: `${what} Try again; if it stays, check the Base URL Override in the credential, or report it to the maintainers of this node.`,
		});
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
		const progress = { attempts: 0, rateLimited: 0, elapsedMs: 0 };
		let startedAt: number | undefined;
		for (;;) {
			const release = await pacer.acquire(this.connection.requestsPerMinute, signal);
			startedAt ??= Date.now();
			const result = await exchange(
				async () => await this.send(endpoint, key, input),
				signal,
			).finally(release);
			if (successOf(result)) return result;

			const isRateLimit = result.kind === 'answered' && result.answer.status === 429;
			if (isRateLimit) progress.rateLimited++;
			else progress.attempts++;
			progress.elapsedMs = Date.now() - startedAt;
			const delay = retryDelay(outcomeOf(result), endpoint.safety, progress);
			if (delay === undefined) return result;
			if (isRateLimit) pacer.pause(delay);
			await sleep(delay, signal);
		}
	}

	private async send(
		endpoint: Endpoint,
		key: ApiKey,
		{ path, query, body }: RequestInput,
	): Promise<IN8nHttpFullResponse> {
		const options: IHttpRequestOptions = {
			...exchangeOptions,
			method: endpoint.method,
			url: `${this.connection.origin}${expandPath(endpoint, path)}`,
			headers: { Accept: 'application/json' },
			qs: withoutEmpty(query),
			arrayFormat: 'repeat',
			timeout: TIMEOUT_MS,
			// As text, because n8n drops the body of a request when it is an empty object.
			...(body && {
				body: JSON.stringify(body),
				headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			}),
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
		const { status, body } = result.answer;
		return this.vendor.isKeyRejected(status, this.vendor.readError(body).code);
	}

	private failure(id: string, endpoint: Endpoint, result: Exchange): NodeApiError {
		const { name, errors } = this.vendor;
		const outcome = outcomeOf(result);
		// A server error was repeated where a repeat does little harm, so there it is what it says.
		const isUnclear =
			outcome.kind === 'unknown' ||
			(endpoint.safety === 'once' && outcome.kind === 'answered' && outcome.status >= 500);
		const unknownOutcome = endpoint.safety !== 'idempotent' && isUnclear;
		if (result.kind !== 'answered') {
			return this.error({
				...(unknownOutcome ? this.unknownOutcome(id) : unreachable(name, result.kind)),
				code: result.reason,
			});
		}
		const { status, body } = result.answer;
		const vendorError = this.vendor.readError(body);
		const advice = unknownOutcome
			? this.unknownOutcome(id)
			: outcome.kind === 'unknown'
				? unreadable(name)
				: (this.vendor.adviceFor?.(id, status, vendorError.code) ??
					errors[vendorError.code ?? ''] ??
					adviceForStatus(status, name));
		const wait = outcome.kind === 'answered' ? waitingTime(name, outcome.retryAfterMs) : '';
		return this.error(
			{ ...advice, nextStep: advice.nextStep + wait, status, code: vendorError.code, body },
			vendorError,
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

	private error(details: ApiErrorDetails, vendorError: VendorError = {}): NodeApiError {
		const { secrets } = this.connection;
		return toApiError(
			this.context.getNode(),
			this.vendor.name,
			redact({ ...details, itemIndex: this.itemIndex }, secrets),
			redact(vendorError, secrets),
		);
	}
}

/** The answer, when it is a success whose body can be read. */
function successOf(result: Exchange): Answer | undefined {
	if (result.kind !== 'answered' || !isSuccess(result.answer.status)) return undefined;
	return outcomeOf(result).kind === 'answered' ? result.answer : undefined;
}
