import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import type { Account } from '../../shared/triggers/registration';
import { keyId } from '../../shared/transport/keys';
import { CREDENTIAL_TYPE, klen } from '../api/client';

/**
 * Tells accounts and environments apart, and stays the same when a key is changed.
 *
 * It takes what the node's credential holds, as n8n sets up a sandbox for expressions each time
 * that a trigger asks for that.
 */
export function accountOf(
	{ credentials }: INode,
	credential: ICredentialDataDecryptedObject,
): Account {
	const { origin, keys } = klen.connect(credential);
	const credentialId = credentials?.[CREDENTIAL_TYPE]?.id ?? '';
	return {
		// Hashed: a Base URL Override may lead through a proxy whose address is a secret.
		id: keyId(`${origin} ${credentialId}`),
		apiKeys: keys.map(({ value }) => value).filter((value) => value !== ''),
	};
}
