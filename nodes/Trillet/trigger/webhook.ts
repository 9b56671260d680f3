import type {
	ICredentialDataDecryptedObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { keyOf } from '../../shared/webhook/identity';
import { receiveEvent, type Proof } from '../../shared/webhook/receive';
import { signatureProof } from '../../shared/webhook/signature';
import { carriesToken } from '../../shared/webhook/token';
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
): (rawBody: Buffer) => Proof {
	const { webhookSecret = '', previousWebhookSecret = '' } = asTrilletCredentials(credential);
	const byToken = (expected: string[], advice: string) => (): Proof =>
		carriesToken(node, expected)
			? { by: 'token' }
			: { lacks: `the token in its address is not the right one. ${advice}`, isMeant: true };
	switch (node.getNodeParameter('receive')) {
		case 'callFlow':
			return byToken(
				tokensOf(node, credential, flowIdOf(node)),
				'Publish the workflow again to set the addresses of the call flow anew.',
			);
		case 'perCall':
			return byToken(
				[String(node.getNodeParameter('callbackToken', ''))],
				'Compare the end of Callback URL, ?token=..., with Callback Token of the trigger.',
			);
		default: {
			const signature = node.getHeaderData()['x-trillet-signature'];
			const secrets = [
				{ label: 'currentSecret', value: webhookSecret },
				{ label: 'previousSecret', value: previousWebhookSecret },
			];
			return (rawBody) =>
				signatureProof(rawBody, { header: 'X-Trillet-Signature', signature, secrets });
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
