import type { Operation } from 'openapi-backend';
import { ApiError } from '../core/api-error';
import type { ApiPolicy, ApiReply } from '../core/contract-api';
import type { ApiKey } from '../core/keys';
import type { KeyPlace } from '../core/ledger';
import type { KlenExchange } from './exchange';
import { toApiError } from './invalid-requests';

const KEY_PLACES: Record<string, KeyPlace> = {
	bearerKey: 'bearer',
	headerKey: 'header',
	queryKey: 'query',
};

/** Klen's rules for keys, limits and errors. */
export const klenPolicy: ApiPolicy<KlenExchange> = {
	authenticate(scheme, exchange) {
		const place = KEY_PLACES[scheme];
		const value = place && exchange.presented[place];
		const key = value === undefined ? undefined : exchange.environment.keys.find(value);
		if (!key?.active) return false;
		exchange.key ??= key;
		exchange.keyPlace ??= place;
		return true;
	},

	unauthenticated({ presented }) {
		return toReply(
			Object.keys(presented).length > 0
				? new ApiError(401, 'invalid_key', 'Invalid or inactive API key')
				: new ApiError(401, 'authentication_required', 'API key is required'),
		);
	},

	admit(operation, exchange) {
		const key = keyOf(exchange);
		if (key.allowedIps && !key.allowedIps.includes(exchange.ip)) {
			throw new ApiError(
				403,
				'permission_denied',
				`This API key may not be used from the IP address ${exchange.ip}`,
			);
		}
		requirePermission(operation, key);
		exchange.environment.countRequest(key);
	},

	notFound: () => toReply(new ApiError(404, 'not_found', 'The requested resource was not found')),

	invalid: (operationId, failures) => toReply(toApiError(operationId, failures)),

	failed(error) {
		if (error instanceof ApiError) return toReply(error);
		throw error;
	},

	violated: (message) =>
		toReply(new ApiError(500, 'server_error', `The simulator broke the contract: ${message}`)),
};

/** @throws when the request was not authenticated, which `admit` rules out */
export function keyOf(exchange: KlenExchange): ApiKey {
	if (!exchange.key) throw new Error('The request has no key');
	return exchange.key;
}

/** The refusal of a request over a limit. */
export function rateLimited(seconds: number): ApiError {
	const message = `Rate limit exceeded. Please try again after ${seconds} seconds.`;
	const headers = { 'Retry-After': String(seconds) };
	return new ApiError(429, 'rate_limit_exceeded', message, { headers });
}

function requirePermission(operation: Operation, key: ApiKey): void {
	const accepted = (operation as { 'x-permissions'?: string[] })['x-permissions'] ?? [];
	const [first] = accepted;
	if (first === undefined || accepted.some((name) => key.permissions.includes(name))) return;
	throw new ApiError(403, 'permission_denied', `This API key does not have ${first} permission`);
}

function toReply({ status, code, message, extra }: ApiError): ApiReply {
	return { status, body: { error: code, message, ...extra.fields }, headers: extra.headers };
}
