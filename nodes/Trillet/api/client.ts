import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { ApiClient } from '../../shared/transport/client';
import { type ApiKey, cleanKey, readSecret } from '../../shared/transport/keys';
import { toCount } from '../../shared/transport/pages';
import { type Page } from '../../shared/transport/pagination';
import type { InputOf, OutputOf, RequestContext, Vendor } from '../../shared/transport/vendor';
import { originFor, type Environment } from './environment';
import { adviceFor, afterUnknownOutcome, errors, readError } from './errors';
import type { operations } from './generated/contract';
import { endpoints } from './generated/endpoints';

export const CREDENTIAL_TYPE = 'trilletApi';

/** The credential's fields, as n8n hands them over. */
export interface TrilletCredentials {
	environment: Environment;
	apiKey?: string;
	developmentApiKey?: string;
	secondApiKey?: string;
	workspaceId?: string;
	webhookSecret?: string;
	previousWebhookSecret?: string;
	requestsPerMinute?: number;
	baseUrl?: string;
}

/** The operations of the contract, in the form that the client takes. */
export type TrilletOperations = {
	[Id in keyof operations]: { input: InputOf<operations[Id]>; output: OutputOf<operations[Id]> };
};
export type TrilletClient = ApiClient<TrilletOperations>;

export const asTrilletCredentials = (data: ICredentialDataDecryptedObject) =>
	data as unknown as TrilletCredentials;

function keysOf({
	environment,
	apiKey,
	developmentApiKey,
	secondApiKey,
}: TrilletCredentials): ApiKey[] {
	const first =
		environment === 'development'
			? { name: 'Development API Key', value: cleanKey(developmentApiKey) }
			: { name: 'API Key', value: cleanKey(apiKey) };
	return [first, { name: 'Second API Key', value: cleanKey(secondApiKey) }];
}

/** Where lists were seen: the pages mostly show bare arrays, other sources these envelopes. */
const LIST_KEYS = ['calls', 'data', 'items', 'results', 'history', 'callHistory', 'phoneNumbers'];

/** Only phone numbers are listed as plain texts, and only by some pages. */
const toRecord = (item: unknown): IDataObject =>
	typeof item === 'string' ? { phoneNumber: item } : asObject(item);

function readPage(answer: unknown, key: string): Page | undefined {
	const envelope = asObject(answer);
	const items = [answer, ...[key, ...LIST_KEYS].map((name) => envelope[name])].find(Array.isArray);
	const { total, limit } = asObject(envelope.pagination);
	if (items) {
		return {
			items: items.map(toRecord),
			count: toCount(total),
			pageSize: toCount(limit),
		};
	}
	// Two pages show a single record where their text speaks of a list.
	return '_id' in envelope || 'phoneNumber' in envelope ? { items: [envelope] } : undefined;
}

/** Trillet's pages describe two ways to authenticate; a request carries what both need. */
export function authHeaders(data: ICredentialDataDecryptedObject): IDataObject {
	const { environment, apiKey, developmentApiKey, secondApiKey, workspaceId } =
		asTrilletCredentials(data);
	const first = cleanKey(environment === 'development' ? developmentApiKey : apiKey);
	const key = first || cleanKey(secondApiKey);
	return {
		Authorization: `Bearer ${key}`,
		'x-api-key': key,
		'x-workspace-id': readSecret(workspaceId),
	};
}

export const trillet: Vendor = {
	name: 'Trillet AI',
	credentialType: CREDENTIAL_TYPE,
	endpoints,
	connect(data) {
		const credentials = asTrilletCredentials(data);
		const keys = keysOf(credentials);
		return {
			origin: originFor(credentials.environment, credentials.baseUrl),
			keys,
			environment: credentials.environment,
			workspace: readSecret(credentials.workspaceId),
			requestsPerMinute: Math.max(1, credentials.requestsPerMinute ?? 60),
			secrets: [
				...keys.map((key) => key.value),
				readSecret(credentials.webhookSecret),
				readSecret(credentials.previousWebhookSecret),
			],
		};
	},
	withKey: (credentials, key) => ({
		...credentials,
		apiKey: key.value,
		developmentApiKey: key.value,
	}),
	lacks(endpoint, data) {
		if (!endpoint.needsWorkspace || readSecret(asTrilletCredentials(data).workspaceId))
			return undefined;
		return {
			message: 'The Trillet AI credential has no Workspace ID',
			nextStep:
				'Open the credential and fill in Workspace ID, which most operations need. Workspace > Get Many shows the IDs, and so does the address of the dashboard.',
		};
	},
	readError,
	readPage,
	errors,
	isKeyRejected: (status) => status === 401,
	permissionHelp:
		'Use a key that may do this; Trillet AI shows keys in the dashboard under Settings.',
	afterUnknownOutcome,
	adviceFor,
};

/** The client for one input item (or none), with the credential that belongs to it. */
export async function trilletClient(
	context: RequestContext,
	itemIndex?: number,
): Promise<TrilletClient> {
	const credentials = await context.getCredentials(CREDENTIAL_TYPE, itemIndex);
	return new ApiClient<TrilletOperations>(context, trillet, credentials, itemIndex);
}
