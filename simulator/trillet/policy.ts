import { STATUS_CODES } from 'http';
import { ApiError } from '../core/api-error';
import type { ApiPolicy, ApiReply } from '../core/contract-api';
import { toSeconds } from '../core/time';
import type { Presented, TrilletExchange } from './exchange';
import { toApiError } from './invalid-requests';
import type { TrilletSettings } from './settings';

/** Operations whose pages show errors as plain strings. */
const PLAIN_ERRORS = [
	'createBatch',
	'getBatch',
	'getBatchProgress',
	'listBatchCalls',
	'cancelBatch',
];

type KeyScheme = 'bearerKey' | 'headerKey' | 'sdkKey';

const KEY_FIELDS: Record<KeyScheme, keyof Presented> = {
	bearerKey: 'bearer',
	headerKey: 'header',
	sdkKey: 'sdk',
};

/** Which schemes count under each setting. */
const ACCEPTED: Record<TrilletSettings['auth'], KeyScheme[]> = {
	either: ['bearerKey', 'headerKey', 'sdkKey'],
	bearer: ['bearerKey'],
	headers: ['headerKey', 'sdkKey'],
};

/** Trillet's rules for keys, workspaces, limits and errors. */
export const trilletPolicy: ApiPolicy<TrilletExchange> = {
	authenticate(scheme, exchange) {
		const { environment, presented } = exchange;
		if (scheme === 'workspace') {
			return environment.state.workspaces.get(presented.workspace ?? '') !== undefined;
		}
		const key = validKey(scheme as KeyScheme, exchange);
		if (!key) return false;
		exchange.key ??= key;
		exchange.keyPlace ??= scheme === 'bearerKey' ? 'bearer' : 'header';
		return true;
	},

	unauthenticated(exchange) {
		const { environment, presented } = exchange;
		const schemes = ACCEPTED[environment.settings.auth];
		const isPublic = exchange.operationId === 'startPublicWebCall';
		if (isPublic || validKey('headerKey', exchange)) {
			return toReply(missingWorkspace(presented), exchange);
		}
		const sent = schemes.some((scheme) => presented[KEY_FIELDS[scheme]] !== undefined);
		const message = sent ? 'Invalid API key' : 'No API key provided';
		return toReply(new ApiError(401, 'unauthorized', message), exchange);
	},

	admit(_, exchange) {
		const { environment, key, presented } = exchange;
		const { workspace } = presented;
		if (workspace !== undefined && !environment.state.workspaces.get(workspace)) {
			throw missingWorkspace(presented);
		}
		if (key) environment.countRequest(key);
	},

	notFound: (exchange) =>
		toReply(new ApiError(404, 'not_found', 'The requested resource was not found'), exchange),

	invalid: (operationId, failures, exchange) =>
		toReply(toApiError(operationId, failures, exchange.environment), exchange),

	failed(error, exchange) {
		if (error instanceof ApiError) return toReply(error, exchange);
		throw error;
	},

	violated: (message) => ({
		status: 500,
		body: { error: { code: 'simulator_error', message } },
	}),
};

/** The refusal of a request over the limit; real time counts, as the client's does. */
export function rateLimited(seconds: number, hint: TrilletSettings['rateLimitHint']): ApiError {
	const end = hint === 'none' ? '' : ` Please try again in ${seconds} seconds.`;
	const resetAt = toSeconds(Math.ceil(Date.now() / 1000 + seconds) * 1000);
	return new ApiError(429, 'rate_limit_exceeded', `Too many requests.${end}`, {
		fields: hint === 'reset_at' ? { reset_at: resetAt } : {},
	});
}

function validKey(scheme: KeyScheme, { environment, presented }: TrilletExchange) {
	if (!ACCEPTED[environment.settings.auth].includes(scheme)) return undefined;
	const key = environment.keys.find(presented[KEY_FIELDS[scheme]] ?? '');
	return key?.active ? key : undefined;
}

function missingWorkspace({ workspace }: Presented): ApiError {
	return workspace === undefined
		? new ApiError(400, 'workspace_required', 'The header x-workspace-id is required')
		: new ApiError(403, 'forbidden', 'The API key does not belong to this workspace');
}

function toReply(error: ApiError, { environment, operationId }: TrilletExchange): ApiReply {
	const { status, code, message, extra } = error;
	const { errorEnvelope } = environment.settings;
	const byPage = operationId !== null && PLAIN_ERRORS.includes(operationId);
	const plain = errorEnvelope === 'documented' ? byPage : errorEnvelope === 'string';
	if (plain) {
		const title = status === 500 ? message : (STATUS_CODES[status] ?? 'Error');
		return { status, body: { error: title, message, ...extra.fields } };
	}
	const fields = { ...extra.fields };
	// The ID of a missing batch is on the pages with plain errors only.
	delete fields.id;
	return { status, body: { error: { code, message, ...fields } } };
}
