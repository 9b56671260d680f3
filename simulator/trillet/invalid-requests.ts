import { ApiError } from '../core/api-error';
import type { ValidationFailure } from '../core/contract-api';
import type { TrilletEnvironment } from './environment';

/** Fields of requests that carry a number to call. */
const NUMBERS_TO_CALL = ['/requestBody/to', '/requestBody/toNumber'];

/** Trillet's answer to a request that breaks the contract. Its codes for this are not documented. */
export function toApiError(
	operationId: string,
	failures: ValidationFailure[],
	environment: TrilletEnvironment,
): ApiError {
	const [first] = failures;
	const { instancePath = '', keyword = '', message = 'is not valid', params = {} } = first ?? {};
	if (instancePath.startsWith('/path/')) return environment.missing('Resource');
	if (keyword === 'parse' || (keyword === 'required' && instancePath === '')) {
		return new ApiError(400, 'invalid_request', 'The request body is missing or not valid');
	}
	const named = failures.some((failure) => NUMBERS_TO_CALL.includes(failure.instancePath));
	if (named && operationId !== 'generateMessage') return environment.invalidNumber();
	if (keyword === 'required') {
		return new ApiError(400, 'invalid_request', `${String(params.missingProperty)} is required`);
	}
	const field = instancePath.split('/').slice(2).join('.') || 'The request body';
	return new ApiError(400, 'invalid_request', `${field} ${message}`);
}
