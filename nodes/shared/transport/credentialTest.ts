import type { ICredentialTestRequest } from 'n8n-workflow';

type Rules = NonNullable<ICredentialTestRequest['rules']>;

/** Statuses of a redirect with an address. */
export const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * What a credential's test says about them. A test must not follow any: n8n would send the key
 * along to whatever host the answer names.
 */
export const redirectRules = (vendor: string): Rules =>
	REDIRECTS.map((value) => ({
		type: 'responseCode',
		properties: {
			value,
			message: `${vendor} answered with a redirect, and the key is not sent elsewhere. Check the Base URL Override: it must lead to the API itself.`,
		},
	})) as Rules;
