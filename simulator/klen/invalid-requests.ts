import { ApiError } from '../core/api-error';
import type { ValidationFailure } from '../core/contract-api';

/** Operations whose missing fields have a code of their own. */
const MISSING_FIELD_CODES: Record<string, Record<string, string>> = {
	initiateCall: { phone_number: 'missing_phone_number', agent_id: 'missing_agent_id' },
	createContact: { first_name: 'missing_first_name' },
};

/** Fields for which an empty value is as good as none. */
const REQUIRED_FIELDS: Record<string, string[]> = {
	initiateCall: ['phone_number', 'agent_id'],
	createContact: ['first_name'],
	createContextVariable: ['name', 'display_name', 'variable_type', 'context_type'],
	createCalendarEvent: ['title', 'start_time', 'end_time'],
};

/** Operations that answer `missing_parameter` for every missing field. */
const MISSING_PARAMETER = new Set(['createContextVariable', 'createCalendarEvent']);

/** What the path of an operation names, for the message of a 404. */
const RESOURCES: Record<string, string> = { contact: 'Contact', variable: 'Variable definition' };

type Rule = (operationId: string, failure: ValidationFailure) => ApiError | undefined;

/** In the order in which they are tried; the first failure that a rule knows decides the answer. */
const RULES: Rule[] = [
	(_, { keyword, instancePath }) =>
		keyword === 'parse' || (keyword === 'required' && instancePath === '')
			? new ApiError(400, 'invalid_json', 'Request body is not valid JSON')
			: undefined,
	(_, { instancePath }) => {
		const [, resource] = /^\/path\/(\w+)_id$/.exec(instancePath) ?? [];
		if (resource === undefined) return undefined;
		const what = RESOURCES[resource] ?? 'Resource';
		return new ApiError(404, 'not_found', `${what} not found or you do not have access`);
	},
	(operationId, { instancePath, keyword, params }) => {
		if (keyword !== 'required' || instancePath !== '/requestBody') return undefined;
		return missingField(operationId, String(params.missingProperty));
	},
	(operationId, { instancePath, data }) => {
		const [, name] = /^\/requestBody\/(\w+)$/.exec(instancePath) ?? [];
		if (name === undefined || (data !== '' && data !== null)) return undefined;
		return REQUIRED_FIELDS[operationId]?.includes(name)
			? missingField(operationId, name)
			: undefined;
	},
	(operationId, { instancePath }) =>
		operationId === 'initiateCall' && instancePath === '/requestBody/phone_number'
			? new ApiError(
					400,
					'invalid_phone_number',
					'Invalid phone number. Expected E.164 format, for example +15551234567',
				)
			: undefined,
	(_, { keyword, params, instancePath }) =>
		keyword === 'format' && params.format === 'date' && instancePath.startsWith('/query/')
			? new ApiError(400, 'invalid_parameter_format', 'Invalid date format. Expected YYYY-MM-DD')
			: undefined,
	(_, { keyword, params, instancePath }) =>
		keyword === 'format' && params.format === 'date-time'
			? new ApiError(
					400,
					'invalid_datetime_format',
					`Invalid datetime format for ${field(instancePath)}. Expected ISO 8601, for example 2025-05-01T14:00:00Z`,
				)
			: undefined,
	(operationId, { instancePath, keyword }) => {
		if (operationId !== 'getAvailability' || instancePath !== '/query/duration') return undefined;
		return keyword === 'type'
			? new ApiError(400, 'invalid_parameter_format', 'Duration must be a whole number of minutes')
			: new ApiError(400, 'invalid_duration', 'Duration must be between 1 and 180 minutes');
	},
];

/** Klen's answer to a request that breaks the contract. */
export function toApiError(operationId: string, failures: ValidationFailure[]): ApiError {
	for (const rule of RULES) {
		for (const failure of failures) {
			const error = rule(operationId, failure);
			if (error) return error;
		}
	}
	const [first] = failures;
	const { instancePath = '', message = 'is not valid' } = first ?? {};
	const extra = first?.params.additionalProperty;
	return new ApiError(
		400,
		'validation_error',
		typeof extra === 'string'
			? `Unknown parameter: ${extra}`
			: `Invalid value for ${field(instancePath)}: ${message}`,
	);
}

/** The answer to a request without `name`. */
export function missingField(operationId: string, name: string): ApiError {
	const own = MISSING_FIELD_CODES[operationId]?.[name];
	const general = MISSING_PARAMETER.has(operationId) ? 'missing_parameter' : 'validation_error';
	return new ApiError(400, own ?? general, `Missing required parameter: ${name}`);
}

/** `/requestBody/phone_numbers/0/phone_number` becomes `phone_numbers.0.phone_number`. */
function field(instancePath: string): string {
	return instancePath.split('/').slice(2).join('.') || 'the request body';
}
