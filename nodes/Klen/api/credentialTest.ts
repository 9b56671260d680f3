import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { testCredential, type CredentialTest } from '../../shared/apiStatus/credentialTest';
import { authHeaders, klen } from './client';

const test: CredentialTest = {
	vendor: klen,
	endpointId: 'listCalls',
	query: { limit: 1 },
	headersOf: authHeaders,
	provesKey: ({ status, error }: { status: number; error: { code?: string } }) =>
		status === 403 && error.code === 'permission_denied',
	keyHelp:
		'It is invalid or was revoked: copy an active key from the dashboard under API > API Keys, and check that it belongs to the chosen environment.',
};

/**
 * Klen AI documents no endpoint for testing a key, so this reads one call. A key without the
 * permission for that is told so by Klen AI itself, which shows that the key is good.
 */
export async function testKlenApi(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this, test, data);
}
testKlenApi.requests = [test.endpointId];
