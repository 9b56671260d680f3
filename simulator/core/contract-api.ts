import addFormats from 'ajv-formats';
import { readFileSync } from 'fs';
import {
	OpenAPIBackend,
	type Context,
	type Document,
	type Operation,
	type Request,
} from 'openapi-backend';
import { parse } from 'yaml';

/** An answer before it is written to the wire. */
export interface ApiReply {
	status: number;
	/** Sent as JSON, unless it is a Buffer. */
	body: unknown;
	headers?: Record<string, string>;
}

/** The part of a response in the contract that openapi-backend does not check for us. */
interface ResponseObject {
	headers?: Record<string, unknown>;
	content?: Record<string, unknown>;
}

/** What an operation's handler gets to see of the request, validated. */
export interface OperationRequest {
	operationId: string;
	params: Record<string, string>;
	/** Coerced to the contract's types, with its defaults filled in. */
	query: Record<string, unknown>;
	body: unknown;
}

/** A broken rule of the contract, as Ajv words it. */
export interface ValidationFailure {
	/** JSON pointer into `{path, query, requestBody}`; empty when the body is not JSON. */
	instancePath: string;
	keyword: string;
	params: Record<string, unknown>;
	message?: string;
	/** The value that broke the rule. */
	data?: unknown;
}

/** The vendor's part in handling a request; `Exchange` is whatever it keeps about one. */
export interface ApiPolicy<Exchange> {
	/** Whether the request carries a valid key in the way of this security scheme. */
	authenticate(scheme: string, exchange: Exchange): boolean;
	/** The answer when no scheme is satisfied. */
	unauthenticated(exchange: Exchange): ApiReply;
	/** Runs between authentication and validation; throws to refuse. */
	admit(operation: Operation, exchange: Exchange): void;
	/** The answer to a path or method outside the contract. */
	notFound(exchange: Exchange): ApiReply;
	/** The answer to a request that breaks the contract. */
	invalid(operationId: string, failures: ValidationFailure[], exchange: Exchange): ApiReply;
	/** The answer to what `admit` or a handler has thrown; must rethrow what it does not know. */
	failed(error: unknown, exchange: Exchange): ApiReply;
	/** What the client sees when our own answer breaks the contract. */
	violated(message: string): ApiReply;
}

export type Handler<Exchange> = (
	request: OperationRequest,
	exchange: Exchange,
) => ApiReply | Promise<ApiReply>;

/** An answer together with what was wrong with our first try, if anything. */
export interface CheckedReply extends ApiReply {
	violation: string | null;
}

/** openapi-backend over one document. `quick` compiles a validator when it is first needed. */
async function startBackend(definition: Document): Promise<OpenAPIBackend> {
	const backend = new OpenAPIBackend({
		definition,
		quick: true,
		strict: true,
		coerceTypes: true,
		ignoreTrailingSlashes: false,
		// The contract test has checked the schemas; doing it again would take most of the time.
		ajvOpts: { allErrors: true, useDefaults: true, verbose: true, validateSchema: false },
		customizeAjv: (ajv) => addFormats(ajv),
	});
	return await backend.init();
}

/** Routes, validates and answers requests by an OpenAPI contract, and holds our answers to it too. */
export class ContractApi<Exchange> {
	private constructor(
		private readonly backend: OpenAPIBackend,
		private readonly events: OpenAPIBackend,
		private readonly policy: ApiPolicy<Exchange>,
	) {}

	/**
	 * @param file path of the contract
	 * @param handlers one for each operationId
	 * @throws when an operation has no handler, or a handler no operation
	 */
	static async load<Exchange>(
		file: string,
		handlers: Record<string, Handler<Exchange>>,
		policy: ApiPolicy<Exchange>,
	): Promise<ContractApi<Exchange>> {
		const document = parse(readFileSync(file, 'utf8')) as Document;
		const events = await startBackend(eventsAsOperations(structuredClone(document)));
		const backend = await startBackend(document);
		const operations = backend.getOperations().map(({ operationId }) => operationId);
		const unmatched = [
			...operations.filter((operationId) => !operationId || !(operationId in handlers)),
			...Object.keys(handlers).filter((operationId) => !operations.includes(operationId)),
		];
		if (unmatched.length > 0) {
			throw new Error(`Contract and handlers differ in: ${unmatched.join(', ')}`);
		}
		for (const [operationId, handler] of Object.entries(handlers)) {
			backend.register(operationId, (context: Context, exchange: Exchange) =>
				handler(
					{
						operationId,
						params: decoded(context.request.params as Record<string, string>),
						query: context.request.query as Record<string, unknown>,
						body: context.request.requestBody as unknown,
					},
					exchange,
				),
			);
		}
		backend.register({
			notFound: (_: Context, exchange: Exchange) => policy.notFound(exchange),
			methodNotAllowed: (_: Context, exchange: Exchange) => policy.notFound(exchange),
			unauthorizedHandler: (_: Context, exchange: Exchange) => policy.unauthenticated(exchange),
			postSecurityHandler: ({ operation, security }: Context, exchange: Exchange) => {
				if (security.authorized) policy.admit(operation, exchange);
			},
			validationFail: ({ operation, validation }: Context, exchange: Exchange) =>
				policy.invalid(operation.operationId ?? '', validation.errors ?? [], exchange),
		});
		for (const scheme of Object.keys(document.components?.securitySchemes ?? {})) {
			backend.registerSecurityHandler(scheme, (_: Context, exchange: Exchange) =>
				policy.authenticate(scheme, exchange),
			);
		}
		return new ContractApi(backend, events, policy);
	}

	/** @returns the operationId for a method and a path below the base address, or null */
	match(request: Pick<Request, 'method' | 'path'>): string | null {
		return this.backend.matchOperation({ ...request, headers: {} })?.operationId ?? null;
	}

	async handle(request: Request, exchange: Exchange): Promise<CheckedReply> {
		let reply: ApiReply;
		try {
			reply = (await this.backend.handleRequest(request, exchange)) as ApiReply;
		} catch (error) {
			reply = this.policy.failed(error, exchange);
		}
		const operationId = this.match(request);
		const violation = operationId === null ? null : this.violation(operationId, reply);
		return { ...(violation === null ? reply : this.policy.violated(violation)), violation };
	}

	/**
	 * @param headers those that the contract wants, in lower case
	 * @throws when the payload of an outgoing event breaks the contract
	 */
	checkEvent(event: string, payload: unknown, headers: Record<string, string> = {}): void {
		const { errors } = this.events.validator.validateRequest({
			method: 'post',
			path: `/${event}`,
			headers: { 'content-type': 'application/json', ...headers },
			body: payload,
		});
		if (errors) throw new Error(`The ${event} event breaks the contract: ${wording(errors)}`);
	}

	private violation(operationId: string, { status, body, headers = {} }: ApiReply): string | null {
		const operation = this.backend.router.getOperation(operationId);
		const described = operation?.responses?.[status] as ResponseObject | undefined;
		if (!described) return `${operationId} has no response ${status} in the contract`;
		const missing = Object.keys(described.headers ?? {}).filter((name) => !(name in headers));
		if (missing.length > 0) return `${operationId} ${status}: no header ${missing.join(', ')}`;
		if (Buffer.isBuffer(body)) {
			const type = headers['content-type'] ?? '';
			const known = type in (described.content ?? {});
			return known ? null : `${operationId} ${status}: no content type ${type} in the contract`;
		}
		const { errors } = this.backend.validator.validateResponse(body, operationId, status);
		return errors ? `${operationId} ${status}: ${wording(errors)}` : null;
	}
}

function wording(errors: ValidationFailure[]): string {
	return errors.map(({ instancePath, message }) => `${instancePath || '/'} ${message}`).join('; ');
}

/** Path parameters without percent encoding, which openapi-backend leaves in. */
function decoded(params: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
	);
}

/** openapi-backend knows no webhooks: each one becomes a path of its own, to validate payloads by. */
function eventsAsOperations(document: Document): Document {
	const { webhooks } = document as { webhooks?: Record<string, object> };
	const paths = Object.entries(webhooks ?? {}).map(([event, item]) => [`/${event}`, item]);
	return { ...document, paths: Object.fromEntries(paths) } as Document;
}
