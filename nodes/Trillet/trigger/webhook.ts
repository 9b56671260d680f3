import type {
	ICredentialDataDecryptedObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { keyOf } from '../../shared/webhook/identity';
import { receiveEvent } from '../../shared/webhook/receive';
import { verifySignature } from '../../shared/webhook/signature';
import { isToken, tokenHash } from '../../shared/webhook/token';
import { asTrilletCredentials, CREDENTIAL_TYPE } from '../api/client';
import { eventKey, isChosen, isUnique, readEvent } from './event';
import { flowIdOf, tokensOf } from './flow';

/**
 * How a delivery proves where it comes from. Account webhooks are signed
 * (docs.trillet.ai/documentation/best-practices); for the callbacks of calls and flows no
 * signature is documented, so their address carries a token.
 */
function proof(
	node: IWebhookFunctions,
	credential: ICredentialDataDecryptedObject,
): (rawBody: Buffer) => string | undefined {
	const { webhookSecret = '', previousWebhookSecret = '' } = asTrilletCredentials(credential);
	const { token } = node.getQueryData() as { token?: unknown };
	const byToken = (expected: string[]) => () =>
		expected.some((one) => isToken(token, tokenHash(one))) ? 'token' : undefined;
	switch (node.getNodeParameter('receive')) {
		case 'callFlow':
			return byToken(tokensOf(node, credential, flowIdOf(node)));
		case 'perCall':
			return byToken([String(node.getNodeParameter('callbackToken', ''))]);
		default: {
			const signature = node.getHeaderData()['x-trillet-signature'];
			const secrets = [
				{ label: 'currentSecret', value: webhookSecret },
				{ label: 'previousSecret', value: previousWebhookSecret },
			];
			return (rawBody) => verifySignature(rawBody, signature, secrets)?.label;
		}
	}
}

/** Receives one delivery; see {@link receiveEvent} for its answers. */
export async function receive(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	const chosen = node.getNodeParameter('events', []) as string[];
	const options = node.getNodeParameter('options', {}) as { repeatWindowMinutes?: number };
	return await receiveEvent(node, {
		environment: asTrilletCredentials(credential).environment,
		proofOf: proof(node, credential),
		read: readEvent,
		isWanted: (event) => isChosen(event, chosen),
		keyOf: (event) => keyOf(eventKey(event), isUnique(event), options),
	});
}
