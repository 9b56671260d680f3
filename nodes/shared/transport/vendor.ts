import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { Advice } from './advice';
import type { Endpoint, RequestInput, Safety } from './endpoint';
import type { VendorError } from './errors';
import type { ApiKey } from './keys';
import type { FormPart } from './multipart';
import type { Page } from './pages';

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
