import type { CheckedReply } from './contract-api';
import type { KeyPlace } from './ledger';
import type { MultipartForm } from './multipart';

/** A request as it came in, below an environment's base address. */
export interface IncomingRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	headers: Record<string, string | string[] | undefined>;
	/** Undefined when there was none, or a form instead. */
	body: string | undefined;
	form: MultipartForm | undefined;
	ip: string;
}

export interface VendorReply extends CheckedReply {
	/** Name of the key that the request was made with. */
	key: string | null;
	keyPlace: KeyPlace | null;
	/** Requests that the key has left, see ledger.ts. */
	paceLeft: number | null;
}

/** A file that is served without a key, as a storage service would. */
export interface PublicFile {
	contentType: string;
	content: Buffer;
}

/** A simulated platform, as the server sees it. */
export interface Vendor {
	name: string;
	environments: readonly string[];
	/** @returns the operationId, or null outside the contract */
	match(method: string, path: string): string | null;
	handle(environment: string, request: IncomingRequest): Promise<VendorReply>;
	publicFile(environment: string, path: string): PublicFile | undefined;
}
