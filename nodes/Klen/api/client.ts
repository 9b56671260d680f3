import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { ApiClient } from '../../shared/transport/client';
import { type ApiKey, cleanKey, readSecret } from '../../shared/transport/keys';
import { toCount } from '../../shared/transport/pages';
import type { InputOf, OutputOf, RequestContext, Vendor } from '../../shared/transport/vendor';
import { originFor, type Environment } from './environment';
import { adviceFor, afterUnknownOutcome, errors } from './errors';
import type { operations } from './generated/contract';
import { endpoints } from './generated/endpoints';
import { permissionHelp } from './permissions';

export const CREDENTIAL_TYPE = 'klenApi';

/** The credential's fields, as n8n hands them over. */
export interface KlenCredentials {
	environment: Environment;
	apiKey?: string;
	permissions?: string[];
	scopedKeys?: { key?: Array<{ apiKey: string; permissions?: string[] }> };
	secondApiKey?: string;
	webhookSecret?: string;
	previousWebhookSecret?: string;
	requestsPerMinute?: number;
	baseUrl?: string;
}

/** The operations of the contract, in the form that the client takes. */
export type KlenOperations = {
	[Id in keyof operations]: { input: InputOf<operations[Id]>; output: OutputOf<operations[Id]> };
};
export type KlenClient = ApiClient<KlenOperations>;

export const asKlenCredentials = (data: ICredentialDataDecryptedObject) =>
	data as unknown as KlenCredentials;

function keysOf(credentials: KlenCredentials): ApiKey[] {
	const { apiKey, permissions = [], scopedKeys, secondApiKey } = credentials;
	// No permission ticked means that they are not known, not that there are none.
	const stated = permissions.length > 0 ? permissions : undefined;
	return [
		...(scopedKeys?.key ?? []).map((key, index) => ({
			name: `Scoped Key ${index + 1}`,
			value: cleanKey(key.apiKey),
			permissions: key.permissions ?? [],
		})),
		{ name: 'API Key', value: cleanKey(apiKey), permissions: stated },
		{ name: 'Second API Key', value: cleanKey(secondApiKey), permissions: stated },
	];
}

/** How a request carries the key: the first that the credential holds. */
export function authHeaders(data: ICredentialDataDecryptedObject): IDataObject {
	const { apiKey, scopedKeys, secondApiKey } = asKlenCredentials(data);
	const keys = [apiKey, scopedKeys?.key?.[0]?.apiKey, secondApiKey].map(cleanKey);
	return { Authorization: `Bearer ${keys.find((key) => key !== '') ?? ''}` };
}

export const klen: Vendor = {
	name: 'Klen AI',
	credentialType: CREDENTIAL_TYPE,
	endpoints,
	connect(data) {
		const credentials = asKlenCredentials(data);
		const { environment, baseUrl, requestsPerMinute } = credentials;
		const keys = keysOf(credentials);
		return {
			origin: originFor(environment, baseUrl),
			environment,
			keys,
			requestsPerMinute: Math.max(1, requestsPerMinute ?? 60),
			secrets: [
				...keys.map((key) => key.value),
				readSecret(credentials.webhookSecret),
				readSecret(credentials.previousWebhookSecret),
			],
		};
	},
	withKey: (credentials, key) => ({ ...credentials, apiKey: key.value }),
	readError(body) {
		const { error, message } = asObject(body);
		// A gateway in front may wrap both in an object, as most APIs do.
		const nested = asObject(error);
		const code = nested.code ?? error;
		const words = nested.message ?? message;
		return {
			code: typeof code === 'string' ? code : undefined,
			message: typeof words === 'string' ? words : undefined,
		};
	},
	readPage(answer, key) {
		// Some pages of the documentation show the bare array where others have an envelope.
		const items = Array.isArray(answer) ? answer : asObject(answer)[key];
		if (!Array.isArray(items)) return undefined;
		const { count, limit } = asObject(answer);
		return {
			items: items as IDataObject[],
			count: toCount(count),
			pageSize: toCount(limit),
		};
	},
	errors,
	// Where the pages contradict each other on a permission, only another key can tell.
	isKeyRejected: (status, code) =>
		status === 401 || (status === 403 && code === 'permission_denied'),
	permissionHelp,
	afterUnknownOutcome,
	adviceFor,
};

/** The client for one input item (or none), with the credential that belongs to it. */
export async function klenClient(context: RequestContext, itemIndex?: number): Promise<KlenClient> {
	const credentials = await context.getCredentials(CREDENTIAL_TYPE, itemIndex);
	return new ApiClient<KlenOperations>(context, klen, credentials, itemIndex);
}
