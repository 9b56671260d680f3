import { ownValue } from '../json';
import type { Advice } from './advice';
import type { ApiKey } from './keys';
import type { Connection, RequestInput } from './vendor';

/** What kept a request from being sent, where that is known. */
export type Obstacle =
	/** Found before the request was made, with what to tell the user. */
	| { what: 'request'; message: string; nextStep: string }
	| { what: 'address' }
	| { what: 'header' }
	| { what: 'certificate'; problem: string }
	| { what: 'tls' }
	| { what: 'name' }
	| { what: 'blocked' };

/** Nothing usable came back. The reason is a system error code such as ECONNRESET. */
export interface Unanswered {
	/** `unsendable`: never sent, and the same request will not be either. */
	kind: 'notSent' | 'unsendable' | 'unknown';
	reason: string;
	obstacle?: Obstacle;
}

/** The reason when no complete answer came in time. */
export const TIMED_OUT = 'ETIMEDOUT';

const ADDRESS = /^ERR_(INVALID_URL|INVALID_PROTOCOL|SOCKET_BAD_PORT|UNESCAPED_CHARACTERS)$/;
const HEADER = /^ERR_(INVALID_CHAR|INVALID_HTTP_TOKEN|HTTP_INVALID_HEADER_VALUE)$/;

/** What is wrong with a server's certificate (OpenSSL's X509_V_ERR codes, as Node names them). */
const CERTIFICATES: Record<string, string> = {
	DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'comes from an authority that this n8n does not trust',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'comes from an authority that this n8n does not know',
	UNABLE_TO_GET_ISSUER_CERT: 'comes from an authority that this n8n does not know',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'comes from an authority that this n8n does not know',
	ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host name',
	HOSTNAME_MISMATCH: 'is for another host name',
	CERT_HAS_EXPIRED: 'has expired',
	CERT_NOT_YET_VALID: 'is not valid yet',
	CERT_REVOKED: 'was revoked',
};
const OTHER_CERTIFICATE =
	/^(CERT_|CRL_|UNABLE_TO_(GET|DECRYPT|DECODE)_|ERROR_IN_(CERT|CRL)_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$)/;

/** How the two sides fail to agree on an encrypted connection, before any request is sent over it. */
const NO_AGREEMENT =
	/wrong version number|packet length too long|http request|unsupported protocol|handshake failure|protocol version|unrecognized name|no shared cipher|no protocols available|inappropriate fallback|unknown ca|(bad|unsupported) certificate|certificate (unknown|required|expired|revoked)/;

const UNRESOLVED = /^(ENOTFOUND|EAI_[A-Z]+)$/;

interface Link {
	name?: unknown;
	code?: unknown;
	syscall?: unknown;
	message?: unknown;
	messages?: unknown;
	httpCode?: unknown;
	cause?: unknown;
	errors?: unknown;
}

/** An error, what n8n wrapped in it, and the attempts of a connection to several addresses. */
function linksOf(error: unknown, depth = 0): Link[] {
	if (typeof error !== 'object' || error === null || depth > 9) return [];
	const link = error as Link;
	const parts = Array.isArray(link.errors) ? (link.errors as unknown[]) : [];
	return [link, ...[link.cause, ...parts].flatMap((part) => linksOf(part, depth + 1))];
}

const isCode = (code: unknown): code is string =>
	typeof code === 'string' && /^[A-Z][A-Z\d_/]+$/.test(code);
/** Codes by which the network library only says that something failed. */
const isGeneral = (code: string) => /^ERR_(NETWORK|BAD_REQUEST|BAD_RESPONSE)$/.test(code);

/** What happened, put together from the links; n8n 1 keeps a code and the texts only. */
function read(error: unknown): { code: string; syscall: string; text: string } {
	const links = linksOf(error);
	const text = links
		.flatMap(({ name, message, messages }) => [name, message, messages].flat().map(String))
		.join('\n');
	const codes = links.flatMap(({ code, httpCode }) => [code, httpCode]).filter(isCode);
	const syscalls = links.map(({ syscall }) => syscall).filter((one) => typeof one === 'string');
	return {
		code: codes.find((code) => !isGeneral(code)) ?? codes[0] ?? 'no answer',
		syscall: syscalls[0] ?? /\b(connect|getaddrinfo|read|write) E[A-Z_]+/.exec(text)?.[1] ?? '',
		text,
	};
}

function obstacleTo(code: string, syscall: string, text: string): Obstacle | undefined {
	if (ADDRESS.test(code) || /^(Unsupported protocol|Invalid URL)/m.test(text)) {
		return { what: 'address' };
	}
	if (HEADER.test(code)) return { what: 'header' };
	const problem =
		ownValue(CERTIFICATES, code) ?? (OTHER_CERTIFICATE.test(code) ? `is not valid (${code})` : '');
	if (problem) return { what: 'certificate', problem };
	const isTls = code.startsWith('ERR_SSL_') || (code === 'EPROTO' && text.includes('SSL routines'));
	const words = `${code} ${text}`.replaceAll('_', ' ').toLowerCase();
	if (isTls && NO_AGREEMENT.test(words)) return { what: 'tls' };
	// n8n's own guard against requests into its network.
	if (/^SsrfBlocked|^The request was blocked because/m.test(text)) return { what: 'blocked' };
	return UNRESOLVED.test(code) || syscall === 'getaddrinfo' ? { what: 'name' } : undefined;
}

/**
 * Tells from what the network library threw whether a request may have been sent. "Not sent" needs
 * proof: a failure that is not understood may have happened at any time.
 */
export function unanswered(error: unknown): Unanswered {
	const { code, syscall, text } = read(error);
	const obstacle = obstacleTo(code, syscall, text);
	if (obstacle) {
		// A name may be resolved in a moment; everything else has to be mended by a person.
		return { kind: obstacle.what === 'name' ? 'notSent' : 'unsendable', reason: code, obstacle };
	}
	const isUnconnected =
		code === 'ECONNREFUSED' ||
		syscall === 'connect' ||
		text.includes('before secure TLS connection was established');
	return { kind: isUnconnected ? 'notSent' : 'unknown', reason: code };
}

const NETWORK = 'If that is right or empty, check the network of this n8n';

function adviceForObstacle(vendor: string, obstacle: Obstacle): Advice {
	switch (obstacle.what) {
		case 'request':
			return obstacle;
		case 'address':
			return {
				message: 'The Base URL Override in the credential is no address of the web',
				nextStep: 'Write it as https://host, such as https://proxy.example.com, or leave it empty.',
			};
		case 'header':
			return {
				message: 'A field of the credential has a sign in it that cannot be sent',
				nextStep: 'Copy the API key and the other fields of the credential anew and whole.',
			};
		case 'certificate':
			return {
				message: `The certificate of the server ${obstacle.problem}, so it may be another one than that of ${vendor}`,
				nextStep:
					'Check the Base URL Override in the credential. If the server is your own, give it a certificate that n8n trusts, or name its authority in NODE_EXTRA_CA_CERTS of n8n.',
			};
		case 'tls':
			return {
				message: 'The server does not speak https as n8n does, so no connection came about',
				nextStep: `Check the Base URL Override in the credential: its port, and whether it begins with http:// or https://. ${NETWORK}, such as a proxy.`,
			};
		case 'name':
			return {
				message: `${vendor} could not be reached: no server was found under its name`,
				nextStep: `Check the host name in the Base URL Override of the credential. ${NETWORK} and its name server, then run the node again.`,
			};
		case 'blocked':
			return {
				message: 'n8n does not allow requests to this address',
				nextStep:
					'Check the Base URL Override in the credential. If it is right, ask the administrator of n8n to allow the host.',
			};
	}
}

/** Advice for a request without an answer. */
export function unreachable(vendor: string, { kind, reason, obstacle }: Unanswered): Advice {
	if (kind !== 'unknown') {
		const { message, nextStep } = obstacle
			? adviceForObstacle(vendor, obstacle)
			: {
					message: `${vendor} could not be reached`,
					nextStep: `Check the Base URL Override in the credential. ${NETWORK}, then run the node again.`,
				};
		return { message, nextStep: `Nothing was sent. ${nextStep}` };
	}
	return {
		message:
			reason === TIMED_OUT
				? `${vendor} did not answer in time`
				: `The connection to ${vendor} broke before an answer came`,
		nextStep: 'Run the node again. If it does not go away, check the network of this n8n.',
	};
}

/** Signs that a request's header cannot carry, or that no key or ID has. */
const UNUSUAL = /[^\x21-\x7e]/;

/** What is wrong with an address, as the end of a sentence; undefined for an address of the web. */
function addressProblem(address: string): string | undefined {
	if (!/^https?:\/\//i.test(address)) {
		return /^["'`<“”„‘’«»]/.test(address)
			? 'begins with a quotation mark or another sign'
			: 'does not begin with https:// or http://';
	}
	if (/[?#]/.test(address)) return 'has a ? or # in it';
	if (/[\s"'`<>“”„‘’«»]/.test(address))
		return 'has a blank, a quotation mark or another sign in it';
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const isHost = /^([\w.-]+|\[[\da-f:.]+\])$/i.test(url?.hostname ?? '');
	// "https://https://example.com" would be a host named https.
	return isHost && !/^https?$/.test(url?.hostname ?? '') ? undefined : 'names no server';
}

/**
 * What keeps a request from being made. It is found before anything is sent, because what n8n makes
 * of such a request differs between its versions.
 */
export function problemOf(
	{ origin, workspace }: Connection,
	key: ApiKey,
	{ path }: RequestInput = {},
): Advice | undefined {
	const id = badIdIn(path);
	if (id !== undefined) {
		return {
			message: `"${id}" is not the ID of a record`,
			nextStep: 'Pick the record from the list, or enter its whole ID.',
		};
	}
	const problem = addressProblem(origin);
	if (problem) {
		return {
			message: `The Base URL Override in the credential is no address: it ${problem}`,
			nextStep:
				'Open the credential and write the Base URL Override as https://host, such as https://proxy.example.com, or leave it empty.',
		};
	}
	const fields = [key, { name: 'Workspace ID', value: workspace ?? '' }];
	const unusual = fields.find(({ value }) => UNUSUAL.test(value));
	if (!unusual) return undefined;
	return {
		message: `${unusual.name} in the credential has a sign in it that does not belong there`,
		nextStep: `Open the credential and copy ${unusual.name} anew and whole: it has no blanks in it, no letters with accents, and no dots that hide a part of it.`,
	};
}

/**
 * A path parameter that cannot be told from the path around it: URL parsers take `.` and `..` out,
 * encoded or not, and an empty one leads to the list.
 */
function badIdIn(values: object = {}): string | undefined {
	const texts = Object.values(values).map(String);
	return texts.find((text) => /^\.{0,2}$/.test(text) || /\p{Surrogate}/u.test(text));
}
