import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Advice } from './advice';
import type { VendorError } from './errors';
import type { ApiKey } from './keys';
import type { Page } from './pagination';

/**
 * What a repeat of a request can do, which decides when it may be sent again:
 * - `idempotent`: nothing new happens (reads, updates, deletions)
 * - `once`: a phone rings twice, or a second record appears, so it is repeated only when nothing
 *   can have happened
 */
export type Safety = 'idempotent' | 'once';

/** One operation of a vendor's API, generated from its contract. */
export interface Endpoint {
	method: IHttpRequestMethods;
	/** Path below the origin, with `{name}` for each path parameter. */
	path: string;
	/** Any one of these permissions is enough. Empty where the vendor does not document one. */
	permissions: readonly string[];
	safety: Safety;
	/** Only for lists. */
	pagination?: Pagination;
	/** The answer is a file instead of JSON. */
	isFile?: boolean;
	/** Only for vendors with workspaces: the endpoint acts on the credential's one. */
	needsWorkspace?: boolean;
}

/** What a contract says of a list. */
export interface Pagination {
	/** The key of the array; empty when the answer is the array. */
	key: string;
	/** The largest page, when the list is paged and it is known. */
	maxLimit?: number;
	/** The page that is served unless asked for another, where the largest is not known. */
	defaultLimit?: number;
}

/** One field of a multipart/form-data body. */
export type FormPart =
	| { name: string; value: string }
	| { name: string; file: Buffer; fileName: string; mimeType: string };

export interface RequestInput {
	path?: object;
	query?: object;
	body?: object;
	/** Instead of a JSON body. */
	form?: FormPart[];
	/** What of it no error may show, such as a password for another service. */
	secrets?: string[];
	/** Instead of the usual minute, or five for a file. */
	timeoutMs?: number;
	/** What of the body the record has already; see extraBody.ts. */
	present?: object;
	/** Instead of the endpoint's, where the body decides what a repeat does. */
	safety?: Safety;
}

/** Where n8n lets a node make requests from. */
export type RequestContext =
	IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IPollFunctions | IWebhookFunctions;

/** What a credential comes down to for one request. */
export interface Connection {
	/** Scheme and host, and a path prefix when the API is behind a proxy. */
	origin: string;
	/** Which of the vendor's environments, by its name in the credential. */
	environment: string;
	keys: ApiKey[];
	/** The part of the account that requests act on, where a key reaches several. */
	workspace?: string;
	requestsPerMinute: number;
	/** Everything in the credential that must not be shown. */
	secrets: string[];
}

/** What is peculiar to a vendor, as data: the transport itself knows none. */
export interface Vendor {
	name: string;
	credentialType: string;
	endpoints: Record<string, Endpoint>;
	connect(credentials: ICredentialDataDecryptedObject): Connection;
	/** The credential as it would be if this key were its only one. */
	withKey(credentials: ICredentialDataDecryptedObject, key: ApiKey): ICredentialDataDecryptedObject;
	/** What the body of a failed request says; `status` is the one that came with it. */
	readError(body: unknown, status: number): VendorError;
	/** One page of a list; undefined when the answer holds none. */
	readPage(answer: unknown, key: string): Page | undefined;
	/** Advice by the vendor's error code. */
	errors: Record<string, Advice>;
	/** True when another key may succeed where this one failed. */
	isKeyRejected(status: number, code: string | undefined): boolean;
	/** Where to grant a permission. */
	permissionHelp: string;
	/** What to check after a request with the safety `once` had no clear outcome. */
	afterUnknownOutcome: Record<string, Advice>;
	/** What the credential lacks for a request, reported before it is made. */
	lacks?(endpoint: Endpoint, credentials: ICredentialDataDecryptedObject): Advice | undefined;
	/** Advice for an answer that the table cannot tell apart, by endpoint and status. */
	adviceFor?(endpointId: string, status: number, code: string | undefined): Advice | undefined;
}

/** Types of one operation, as its contract gives them. */
export interface OperationTypes {
	input: RequestInput;
	output: unknown;
}

/** What every contract's operations are, for a parameter of a type: `<O extends AnyOperations<O>>`. */
export type AnyOperations<Operations> = { [Id in keyof Operations]: OperationTypes };

type Content<Body> = Body extends { content: { 'application/json': infer Json } } ? Json : never;

/** The input of an operation as openapi-typescript describes it. */
export type InputOf<Operation> = Operation extends {
	parameters: { query?: infer Query; path?: infer Path };
}
	? {
			query?: Query extends object ? Query : object;
			path?: Path extends object ? Path : object;
			body?: Operation extends { requestBody?: infer Body } ? Content<NonNullable<Body>> : never;
			form?: FormPart[];
			secrets?: string[];
			safety?: Safety;
			present?: object;
		}
	: never;

/** The body of an operation's success, as openapi-typescript describes it. */
export type OutputOf<Operation> = Operation extends { responses: infer Responses }
	? { [Status in keyof Responses & (200 | 201)]: Content<Responses[Status]> }[keyof Responses &
			(200 | 201)]
	: never;
