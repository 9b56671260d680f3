import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IDataObject,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { ownValue } from '../json';
import { adviceForStatus, adviceForSurplus, surplusPath, type Advice } from '../transport/advice';
import { quote, redact } from '../transport/errors';
import { exchange, successOf, type Answer, type HttpOutcome } from '../transport/exchange';
import type { ApiKey } from '../transport/keys';
import { problemOf, unreachable } from '../transport/unanswered';
import type { Connection, Vendor } from '../transport/vendor';

const TIMEOUT_MS = 10_000;

/** How the keys of a vendor's credential are tested: each makes a request that changes nothing. */
export interface CredentialTest {
	vendor: Vendor;
	/** A list. */
	endpointId: string;
	query?: IDataObject;
	/** How a request carries the key. */
	headersOf(credentials: ICredentialDataDecryptedObject): IDataObject;
	/** Whether an answer without the list shows that the key is good all the same. */
	provesKey?(answer: Answer): boolean;
	/** Where to get a key that is accepted. */
	keyHelp: string;
	/** What refusals of the vendor itself mean here, by their status. */
	refusals?: Record<string, Advice>;
}

const asText = ({ message, nextStep }: Advice): string => `${message}. ${nextStep}`;

/** What came, for somebody who has only the form of the credential before them. */
const quoted = (vendor: string, { status, body, error }: Answer): string =>
	quote({ message: '', nextStep: '', status, code: error.code, body }, vendor, error.message);

/** What is wrong with the answer to a key; undefined when the vendor answered as it should. */
function problemWith(
	{ vendor, endpointId, provesKey, keyHelp, refusals = {} }: CredentialTest,
	result: HttpOutcome,
	{ origin }: Connection,
): string | undefined {
	const { name, endpoints, readPage } = vendor;
	if (result.kind !== 'answered') return asText(unreachable(name, result));
	const { answer } = result;
	const success = successOf(result);
	if (success && readPage(success.body, endpoints[endpointId]?.pagination?.key ?? '')) return;
	if (!success && provesKey?.(answer)) return;
	const came = quoted(name, answer);
	const { status, error } = answer;
	if (status === 401) return `${name} does not accept this API key. ${keyHelp}${came}`;
	if (status >= 300 && status < 400) {
		return `${name} answered with a redirect, and the key is not sent elsewhere. Check the Base URL Override: it must lead to the API itself.${came}`;
	}
	const surplus = surplusPath(origin);
	if (surplus !== undefined) return asText(adviceForSurplus(name, surplus)) + came;
	if (status === 404 || status === 405) {
		return `There is no ${name} API at this address. Check the Base URL Override, or leave it empty.${came}`;
	}
	const isOwn = error.code !== undefined || error.message !== undefined;
	if (!success && typeof answer.body === 'object' && isOwn) {
		return asText(ownValue(refusals, String(status)) ?? adviceForStatus(status, name)) + came;
	}
	if (status >= 500 || status === 429) return asText(adviceForStatus(status, name)) + came;
	return `Something else than the ${name} API answered. Check the Base URL Override in the credential, and a proxy or firewall before this n8n.${came}`;
}

/**
 * Tests a credential: it passes only when the vendor answers each of its keys as it should. A
 * function, because n8n's rules for tests know only single statuses and single fields of a body.
 */
export async function testCredential(
	{ helpers }: ICredentialTestFunctions,
	test: CredentialTest,
	credentials: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const { vendor } = test;
	const connection = vendor.connect(credentials);
	const keys = connection.keys.filter(({ value }) => value !== '');
	const fail = (message: string): INodeCredentialTestResult => ({
		status: 'Error',
		message: redact(message, connection.secrets),
	});
	if (keys.length === 0) {
		const names = [...new Set(connection.keys.map(({ name }) => name))].join(' or ');
		return fail(`The ${vendor.name} credential holds no ${names || 'API Key'}. Enter one.`);
	}
	for (const key of keys) {
		const problem = problemOf(connection, key);
		if (problem) return fail(asText(problem));
		const result = await ask(helpers, test, { connection, credentials, key });
		const wrong = problemWith(test, result, connection);
		if (wrong !== undefined) return fail(keys.length > 1 ? `${key.name}: ${wrong}` : wrong);
	}
	const endpoint = vendor.endpoints[test.endpointId];
	const lack = endpoint && vendor.lacks?.(endpoint, credentials);
	if (lack) return fail(asText(lack));
	const names = keys.map(({ name }) => name).join(', ');
	return {
		status: 'OK',
		message: `Connection successful! ${vendor.name} accepts: ${names}. Signing secrets are not tested.`,
	};
}

async function ask(
	helpers: ICredentialTestFunctions['helpers'],
	{ vendor, endpointId, query, headersOf }: CredentialTest,
	{
		connection,
		credentials,
		key,
	}: { connection: Connection; credentials: ICredentialDataDecryptedObject; key: ApiKey },
): Promise<HttpOutcome> {
	// The only request that n8n offers here, of an older kind than those of nodes.
	const send = async () =>
		(await helpers.request({
			method: 'GET',
			uri: connection.origin + (vendor.endpoints[endpointId]?.path ?? ''),
			qs: query,
			headers: { Accept: 'application/json', ...headersOf(vendor.withKey(credentials, key)) },
			// Bytes and each status as they come; a redirect would carry the key to another host.
			encoding: null,
			resolveWithFullResponse: true,
			simple: false,
			followRedirect: false,
			timeout: TIMEOUT_MS,
		})) as IN8nHttpFullResponse;
	const reading = { needsBody: true, readError: vendor.readError };
	return await exchange(send, reading, { timeoutMs: TIMEOUT_MS });
}
