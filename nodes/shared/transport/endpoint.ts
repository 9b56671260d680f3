import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import type { FormPart } from './multipart';

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

/** Fills in the path parameters, each encoded so that no value that {@link badIdIn} passes changes the path. */
export function expandPath(endpoint: Endpoint, values: object = {}): string {
	const given = values as IDataObject;
	return endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(String(given[name] ?? '')),
	);
}

/**
 * A path parameter that cannot be told from the path around it: URL parsers take `.` and `..` out,
 * encoded or not, and an empty one leads to the list.
 */
export function badIdIn(values: object = {}): string | undefined {
	const texts = Object.values(values).map(String);
	return texts.find((text) => /^\.{0,2}$/.test(text) || /\p{Surrogate}/u.test(text));
}

/** Drops the fields that were left empty: both vendors read an empty value as a value. */
export function withoutEmpty(values: object = {}): IDataObject {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
	) as IDataObject;
}
