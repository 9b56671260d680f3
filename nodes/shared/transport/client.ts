import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type NodeApiError,
} from 'n8n-workflow';
import { extraBodyField } from '../fields/extraBody';
import type { Advice } from './advice';
import { withExtraBody, type ExtraBody } from './extraBody';
import { Sender, successOf, type Answer, type HttpOutcome } from './exchange';
import { Failures } from './failures';
import { keyId, keysFor, rememberRejected, type ApiKey } from './keys';
import type { Page } from './pagination';
import { attemptUntilSettled } from './retry';
import { Trace } from './trace';
import type {
	AnyOperations,
	Connection,
	Endpoint,
	Pagination,
	RequestContext,
	RequestInput,
	Vendor,
} from './vendor';

/** A check that waits longer would itself be the problem. */
const PROBE_TIMEOUT_MS = 10_000;
/** Both the time of a record and the clock in the answer leave out fractions of a second. */
const WHOLE_SECONDS_MS = 3_000;
const UNKNOWN_CLOCK_MS = 60_000;

/** How a single attempt with one key went. */
export interface Probe {
	result: HttpOutcome;
	/** From sending to the end, in ms. */
	ms: number;
	/** What is wrong, if anything is. */
	failure?: NodeApiError;
	/** The credential lacks something for the request, whatever the answer. */
	isLacking: boolean;
}

/**
 * Speaks to a vendor's API by operation ID: picks the key, keeps the pace, repeats what may
 * be repeated, and turns every failure into an error that says what to do.
 */
export class ApiClient<Operations extends AnyOperations<Operations>> {
	private readonly connection: Connection;
	private readonly sender: Sender;
	private readonly failures: Failures;

	constructor(
		private readonly context: RequestContext,
		private readonly vendor: Vendor,
		private readonly credentials: ICredentialDataDecryptedObject,
		private readonly itemIndex?: number,
		/** What the requests of this client took. */
		readonly trace: Trace = new Trace(),
	) {
		this.connection = vendor.connect(credentials);
		this.sender = new Sender(context, vendor, credentials, this.connection);
		this.failures = new Failures(vendor, context.getNode(), this.connection, itemIndex);
	}

	/** Fields that the user adds to requests. */
	extraBody?: ExtraBody;

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

	/** The part of the account that requests act on; it stays the same when a key is replaced. */
	get account(): string {
		const { origin, workspace } = this.connection;
		return keyId([origin, workspace].join(' '));
	}

	/** A time of the vendor's in ms on this machine's clock. */
	toOwnClock(vendorMs: number): number {
		return vendorMs - (this.trace.clockOffsetMs ?? 0);
	}

	/** What the vendor's clock shows, in ms. */
	get vendorNow(): number {
		return Date.now() + (this.trace.clockOffsetMs ?? 0);
	}

	/** How far {@link toOwnClock} can be off, in ms: the vendors tell times in seconds. */
	get clockToleranceMs(): number {
		return this.trace.clockOffsetMs === undefined ? UNKNOWN_CLOCK_MS : WHOLE_SECONDS_MS;
	}

	get workspace(): string | undefined {
		return this.connection.workspace;
	}

	/** The keys that the credential holds. */
	get keys(): ApiKey[] {
		return this.connection.keys.filter(({ value }) => value !== '');
	}

	/** How many requests could start with a key without waiting, and how many in a minute. */
	paceLeft(key: ApiKey): { requestsPerMinute: number; remaining: number } {
		const { requestsPerMinute } = this.connection;
		return { requestsPerMinute, remaining: this.sender.pacerOf(key).free(requestsPerMinute) };
	}

	/** How many requests of this operation could start without waiting. */
	freePlaces(id: keyof Operations & string): number {
		const [key] = this.usableKeys(this.endpoint(id));
		return key ? this.paceLeft(key).remaining : 0;
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

	/** What the contract says of a list operation. */
	paginationOf(id: keyof Operations & string): Pagination {
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

	/** Makes one attempt with one key and tells how it went, at the pace of every request. */
	async probe(id: keyof Operations & string, key: ApiKey, query?: object): Promise<Probe> {
		const { trace } = this;
		const endpoint = this.endpoint(id);
		const input: RequestInput = { query, timeoutMs: PROBE_TIMEOUT_MS };
		const { totalMs } = trace.response;
		trace.requests++;
		const result = await this.attempt(endpoint, key, input);
		const ms = trace.response.totalMs - totalMs;
		const lack = this.vendor.lacks?.(endpoint, this.credentials);
		const probe = { result, ms, isLacking: lack !== undefined };
		const isRefused = result.kind === 'answered' && result.answer.status === 401;
		if (lack && !isRefused) return { ...probe, failure: this.failures.of(lack) };
		if (successOf(result)) return probe;
		return { ...probe, failure: this.failures.ofRequest(id, result, endpoint.safety, input) };
	}

	/** An error about an answer that came through but makes no sense. */
	unexpectedAnswer(what: string): NodeApiError {
		return this.failures.unexpectedAnswer(what);
	}

	/** An error about what no answer reports as one; no secret of the credential is in it. */
	explain(advice: Advice): NodeApiError {
		return this.failures.of(advice);
	}

	/** An error about a request that may have been carried out although no answer says so. */
	unconfirmed(id: keyof Operations & string): NodeApiError {
		return this.failures.unconfirmed(id);
	}

	/**
	 * A request with the fields that the user adds to it.
	 * @throws NodeOperationError when it has one of them already
	 */
	complete<Input extends RequestInput>(id: string, input: Input): Input {
		const { extraBody } = this;
		if (!extraBody?.requests.includes(id)) return input;
		const result = withExtraBody(extraBody, input);
		if ('input' in result) return result.input;
		throw new NodeOperationError(
			this.context.getNode(),
			`${extraBodyField.displayName} has "${result.clash}", which this operation fills in itself`,
			{
				description: 'Remove it there, and use the field of the form.',
				itemIndex: this.itemIndex,
			},
		);
	}

	private async answer(id: string, request: RequestInput): Promise<Answer> {
		const input = this.complete(id, request);
		const endpoint = this.endpoint(id);
		const lack = this.vendor.lacks?.(endpoint, this.credentials);
		if (lack) throw this.failures.of(lack);
		const keys = this.usableKeys(endpoint);
		if (keys.length === 0) throw this.failures.missingPermission(endpoint);
		const safety = input.safety ?? endpoint.safety;
		const { trace, sender } = this;
		trace.requests++;

		for (const [index, key] of keys.entries()) {
			const result = await attemptUntilSettled(
				async () => await this.attempt(endpoint, key, input),
				{ safety, trace, signal: sender.signal, pause: (ms) => sender.pacerOf(key).pause(ms) },
			);
			const isLast = index === keys.length - 1;
			const success = successOf(result);
			if (success) return success;
			if (isLast || !this.isKeyRejected(result)) {
				throw this.failures.ofRequest(id, result, safety, input);
			}
			// A key that only lacks the permission for this stays good for everything else.
			const isUnknown = result.kind === 'answered' && result.answer.status === 401;
			rememberRejected(key, isUnknown ? undefined : endpoint.permissions);
		}
		throw this.failures.missingPermission(endpoint);
	}

	private endpoint(id: string): Endpoint {
		const endpoint = this.vendor.endpoints[id];
		if (!endpoint) throw new TypeError(`No endpoint ${id}`);
		return endpoint;
	}

	private usableKeys(endpoint: Endpoint): ApiKey[] {
		return keysFor(this.connection.keys, endpoint.permissions);
	}

	/** Makes one attempt when its turn has come. */
	private async attempt(
		endpoint: Endpoint,
		key: ApiKey,
		input: RequestInput,
	): Promise<HttpOutcome> {
		const { trace, sender, connection } = this;
		const turn = async () =>
			await sender.pacerOf(key).acquire(connection.requestsPerMinute, sender.signal);
		const release = await trace.rateLimitWait.time(turn);
		return await trace.attempt(() => sender.send(endpoint, key, input)).finally(release);
	}

	private isKeyRejected(result: HttpOutcome): boolean {
		if (result.kind !== 'answered') return false;
		return this.vendor.isKeyRejected(result.answer.status, result.answer.error.code);
	}
}
