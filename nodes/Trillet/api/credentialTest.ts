import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { testCredential, type CredentialTest } from '../../shared/apiStatus/credentialTest';
import { authHeaders, trillet } from './client';

const test: CredentialTest = {
	vendor: trillet,
	endpointId: 'listAgents',
	headersOf: authHeaders,
	keyHelp:
		'Copy an active key from the dashboard under Settings, and check the environment chosen above.',
	refusals: {
		400: {
			message: 'Trillet AI accepts the key but misses the workspace',
			nextStep: 'Fill in Workspace ID; it stands in the address of the dashboard.',
		},
		403: {
			message: 'Trillet AI accepts the key but not for this workspace',
			nextStep: 'Check Workspace ID, and that the key belongs to it.',
		},
	},
};

/** Lists the call agents, which changes nothing; listing workspaces may create a first one. */
export async function testTrilletApi(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await testCredential(this, test, data);
}
testTrilletApi.requests = [test.endpointId];
