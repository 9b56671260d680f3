import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { ApiClient } from '../../shared/transport/client';
import { asObject } from '../../shared/transport/errors';
import type { ApiKey } from '../../shared/transport/keys';
import type { Page } from '../../shared/transport/pagination';
import type { InputOf, OutputOf, RequestContext, Vendor } from '../../shared/transport/vendor';
import { readSecret } from '../../shared/webhook/secret';
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
	apiKey = '',
	developmentApiKey = '',
	secondApiKey = '',
}: TrilletCredentials): ApiKey[] {
	const first =
		environment === 'development'
			? { name: 'Development API Key', value: developmentApiKey.trim() }
			: { name: 'API Key', value: apiKey.trim() };
	return [first, { name: 'Second API Key', value: secondApiKey.trim() }];
}

/** Where lists were seen: the pages mostly show bare arrays, other sources these envelopes. */
const LIST_KEYS = ['calls', 'data', 'items', 'results', 'history', 'callHistory', 'phoneNumbers'];

/** Only phone numbers are listed as plain texts, and only by some pages. */
const toRecord = (item: unknown): IDataObject =>
	typeof item === 'string' ? { phoneNumber: item } : asObject(item);

function readPage(answer: unknown, key: string): Page | undefined {
	const envelope = asObject(answer);
	const items = [answer, ...[key, ...LIST_KEYS].map((name) => envelope[name])].find(Array.isArray);
	const { total } = asObject(envelope.pagination);
	if (items) {
		return {
			items: items.map(toRecord),
			count: typeof total === 'number' ? total : undefined,
		};
	}
	// Two pages show a single record where their text speaks of a list.
	return '_id' in envelope || 'phoneNumber' in envelope ? { items: [envelope] } : undefined;
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
			workspace: credentials.workspaceId?.trim(),
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
		if (!endpoint.needsWorkspace || asTrilletCredentials(data).workspaceId?.trim())
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
