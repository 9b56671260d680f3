import { createHash, createHmac, randomBytes, timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { readSecret } from '../transport/keys';

/** A token that nobody can guess, for addresses of deliveries that are not signed. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/**
 * The token of the addresses that one trigger sets at one place: always the same, so that nothing
 * has to be remembered, and for nobody else to find out who does not have the API key.
 */
export const tokenOf = (apiKey: string, place: string): string =>
	createHmac('sha256', apiKey)
		.update(`n8n-nodes-voice-agents address of ${place}`)
		.digest('base64url')
		.slice(0, 32);

/** What is kept of a token, to know it again; an empty token has none. */
export const tokenHash = (token: string): string =>
	token === '' ? '' : createHash('sha256').update(token).digest('base64url');

/**
 * Compares in constant time, whatever the length.
 * @param hash of the token that is expected; an empty one never matches
 */
export function isToken(given: unknown, hash: string): boolean {
	if (typeof given !== 'string' || given === '' || hash === '') return false;
	const [a, b] = [Buffer.from(tokenHash(given)), Buffer.from(hash)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** Less than this nobody should have to guess. */
const ENOUGH = 16;

/** As a token survives an address, where a plus sign is a blank. */
const inAddress = (token: string) => readSecret(token.replaceAll('+', ' '));

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** What arrives of a token that was written into an address as it is: a number sign ends the address. */
function formsOf(token: string): string[] {
	const [start = ''] = token.split('#');
	return [token, decoded(token), ...(start.length < ENOUGH ? [] : [start])];
}

/**
 * The token of a request: as a query says it, as it was sent there, for signs that end a value,
 * and as a header `Authorization: Bearer` carries it.
 */
function givenTokens(node: IWebhookFunctions): unknown[] {
	const { token } = node.getQueryData() as { token?: unknown };
	const { originalUrl = '' } = node.getRequestObject();
	const start = originalUrl.search(/[?&]token=/);
	const sent = start < 0 ? '' : originalUrl.slice(start + '?token='.length);
	const [, bearer] = /^Bearer (\S.*)$/i.exec(node.getHeaderData().authorization ?? '') ?? [];
	return [token, sent, decoded(sent), bearer];
}

/** By what {@link carriesToken} knows tokens. */
export const hashesOf = (tokens: string[]): string[] =>
	tokens.flatMap(formsOf).map((token) => tokenHash(inAddress(token)));

/** Whether the request, in its address or header, carries one of the tokens with these hashes. */
export function carriesToken(node: IWebhookFunctions, hashes: string[]): boolean {
	const given = givenTokens(node)
		.filter((token) => typeof token === 'string')
		.map(inAddress);
	return hashes.some((hash) => given.some((token) => isToken(token, hash)));
}
