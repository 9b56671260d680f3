import { bare } from '../../shared/fields/yesNo';

/** The API's address (docs.trillet.ai); partners serve the same API from hosts of their own. */
export const ORIGIN = 'https://api.trillet.ai';

export type Environment = 'production' | 'development';

/**
 * Scheme, host and path prefix of the API, to which paths of all three families are added.
 * @param override the credential's Base URL Override, with or without one of the families; a
 * `{environment}` in it stands for the chosen environment
 */
export function originFor(environment: Environment, override = ''): string {
	return (bare(override) || ORIGIN)
		.replaceAll('{environment}', environment)
		.replace(/([^/])\/+$/, '$1')
		.replace(/\/(api\/v1|v[12]\/api)$/, '');
}
