import { ownValue } from '../../shared/json';
import { bare } from '../../shared/fields/yesNo';

/** The two environments (docs.klen.ai/development); webhook creation lies outside /api/v1. */
export const ORIGINS = {
	production: 'https://api.klen.ai',
	sandbox: 'https://api-sandbox.klen.ai',
} as const;

export type Environment = keyof typeof ORIGINS;

/**
 * Scheme, host and path prefix of the API.
 * @param override the credential's Base URL Override, with or without /api/v1; a
 * `{environment}` in it stands for the chosen environment
 */
export function originFor(environment: Environment, override = ''): string {
	const base = bare(override) || (ownValue(ORIGINS, environment) ?? '');
	return base
		.replaceAll('{environment}', environment)
		.replace(/([^/])\/+$/, '$1')
		.replace(/\/api\/v1$/, '');
}
