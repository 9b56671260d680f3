import addFormats from 'ajv-formats';
import { readFileSync } from 'fs';
import { join } from 'path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import { parse } from 'yaml';

export const ROOT = join(__dirname, '../..');

/** What a vendor's contract is expected to say. */
export interface ContractCase {
	/** Name of the vendor, as in the contract's file name. */
	vendor: string;
	servers: string[];
	security: Array<Record<string, string[]>>;
	securitySchemes: Record<string, object>;
	/** What `x-source` may be. */
	source: RegExp;
	confidence: RegExp;
	permission: RegExp;
	/** Every operation as method and path. */
	operations: string[];
	/** Operations that must never be repeated after an unknown outcome. */
	once: string[];
	/** `x-pagination` of every list. */
	pagination: Record<string, { key: string; defaultLimit?: number; maxLimit?: number }>;
	/** Every code that the examples of errors show. */
	errorCodes: string[];
	/** The code in an error's body; undefined for an envelope without one. */
	errorCode: (body: unknown) => string | undefined;
	/** Signed events, and the names of their examples' field and of the header. */
	events: string[];
	eventField: string;
	signatureHeader: string;
	/** Bodies that go out without a signature. */
	unsigned: string[];
}

interface MediaType {
	schema: unknown;
	examples?: Record<string, { value: unknown }>;
}
interface Body {
	required?: boolean;
	content?: Record<string, MediaType>;
}
export interface ContractOperation {
	operationId: string;
	path: string;
	method: string;
	description?: string;
	requestBody?: Body;
	responses: Record<string, Body>;
	'x-permissions'?: string[];
	'x-safety'?: string;
	'x-alternative-of'?: string;
	'x-pagination'?: { key: string; defaultLimit?: number; maxLimit?: number };
}
interface Contract {
	servers: Array<{ url: string }>;
	security: Array<Record<string, string[]>>;
	webhooks: Record<string, { post: ContractOperation }>;
	components: { securitySchemes: Record<string, object> };
}

/** A contract, read for testing it. */
export class ContractUnderTest {
	readonly file: string;
	readonly contract: Contract;
	/** With references resolved; complete after `init`. */
	readonly operations: ContractOperation[] = [];
	private readonly api: OpenAPIBackend;
	private readonly events: OpenAPIBackend;

	constructor(vendor: string) {
		this.file = join(ROOT, `contracts/${vendor}.openapi.yaml`);
		this.contract = parse(readFileSync(this.file, 'utf8')) as Contract;
		this.api = this.backendOf();
		this.events = this.backendOf(
			Object.fromEntries(
				Object.entries(structuredClone(this.contract.webhooks)).map(([name, item]) => [
					`/${name}`,
					item,
				]),
			),
		);
	}

	async init(): Promise<void> {
		await Promise.all([this.api.init(), this.events.init()]);
		this.operations.push(...(this.api.getOperations() as unknown as ContractOperation[]));
	}

	/** What breaks the contract in a request, null when nothing does. */
	requestErrors({ method, path }: ContractOperation, body: unknown) {
		return this.api.validator.validateRequest({
			method,
			path: path.replace(/\{\w+\}/g, '1'),
			headers: { 'content-type': 'application/json' },
			body,
		}).errors;
	}

	responseErrors({ operationId }: ContractOperation, status: string, body: unknown) {
		return this.api.validator.validateResponse(body, operationId, Number(status)).errors;
	}

	eventErrors(name: string, body: unknown, headers: Record<string, string>) {
		return this.events.validator.validateRequest({
			method: 'post',
			path: `/${name}`,
			headers: { 'content-type': 'application/json', ...headers },
			body,
		}).errors;
	}

	/** The named examples of an event. */
	eventExamples(name: string): Array<[string, unknown]> {
		const post = this.events
			.getOperations()
			.find(({ path }) => path === `/${name}`) as unknown as ContractOperation;
		return examplesOf(post.requestBody);
	}

	/** Reads operations with their references resolved; events become operations of their own. */
	private backendOf(paths?: Record<string, unknown>): OpenAPIBackend {
		const document = structuredClone(this.contract) as unknown as Document;
		return new OpenAPIBackend({
			definition: { ...document, ...(paths && { paths }) } as Document,
			quick: true,
			strict: true,
			ignoreTrailingSlashes: false,
			customizeAjv: (ajv) => addFormats(ajv),
		});
	}
}

/** Whether examples can be validated: a recording or a CSV file cannot. */
export function isStructured(body: Body | undefined): boolean {
	return mediaTypeOf(body) !== undefined;
}

/** The named examples of a request or a response. */
export function examplesOf(body: Body | undefined): Array<[string, unknown]> {
	return Object.entries(mediaTypeOf(body)?.examples ?? {}).map(([name, { value }]) => [
		name,
		value,
	]);
}

function mediaTypeOf(body: Body | undefined): MediaType | undefined {
	return body?.content?.['application/json'] ?? body?.content?.['multipart/form-data'];
}
