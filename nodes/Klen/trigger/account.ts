import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { Account } from '../../shared/webhook/registration';
import { CREDENTIAL_TYPE, klen } from '../api/client';

/** Tells accounts and environments apart, and stays the same when a key is changed. */
export async function accountOf(node: IHookFunctions | IWebhookFunctions): Promise<Account> {
	const { origin, keys } = klen.connect(await node.getCredentials(CREDENTIAL_TYPE));
	const credentialId = node.getNode().credentials?.[CREDENTIAL_TYPE]?.id ?? '';
	return {
		id: `${origin} ${credentialId}`,
		apiKeys: keys.map(({ value }) => value).filter((value) => value !== ''),
	};
}
