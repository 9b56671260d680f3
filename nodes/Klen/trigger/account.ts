import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { asKlenCredentials, CREDENTIAL_TYPE } from '../api/client';
import { originFor } from '../api/environment';

/** Tells accounts and environments apart, and stays the same when a key is changed. */
export async function accountOf(node: IHookFunctions | IWebhookFunctions): Promise<string> {
	const { environment, baseUrl } = asKlenCredentials(await node.getCredentials(CREDENTIAL_TYPE));
	const credentialId = node.getNode().credentials?.[CREDENTIAL_TYPE]?.id ?? '';
	return `${originFor(environment, baseUrl)} ${credentialId}`;
}
