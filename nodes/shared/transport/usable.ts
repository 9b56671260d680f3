import type { Advice } from './advice';
import { badIdIn, type RequestInput } from './endpoint';
import type { ApiKey } from './keys';
import type { Connection } from './vendor';

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
 * The part of the API's own paths at the end of an address, which a request then has twice.
 * @returns undefined when the address ends otherwise, as that of a proxy may
 */
export function surplusPath(origin: string): string | undefined {
	const parts = new URL(origin).pathname.split('/').filter(Boolean);
	const first = parts.findIndex((part) => /^(api|v\d+)$/i.test(part));
	return first < 0 ? undefined : `/${parts.slice(first).join('/')}`;
}
