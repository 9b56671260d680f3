import type {
	ICredentialDataDecryptedObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { keyOf } from '../../shared/triggers/identity';
import { receiveEvent } from '../../shared/triggers/receive';
import { asKeys, signatureProof } from '../../shared/webhook/signature';
import { carriesToken, hashesOf } from '../../shared/triggers/token';
import type { Verifier } from '../../shared/triggers/verifier';
import { asTrilletCredentials, CREDENTIAL_TYPE } from '../api/client';
import { eventKey, idsOf, isChosen, isUnique, readEvent } from './event';
import { flowIdOf, tokensOf } from './flow';

/**
 * How a delivery proves where it comes from. Account webhooks are signed
 * (docs.trillet.ai/documentation/best-practices); for the callbacks of calls and flows no
 * signature is documented, so their address carries a token.
 */
function proof(
	node: IWebhookFunctions,
	credential: ICredentialDataDecryptedObject,
): Verifier['prove'] {
	switch (node.getNodeParameter('receive')) {
		case 'callFlow':
			return tokenProof(
				tokensOf(node, credential, flowIdOf(node)),
				'Publish the workflow again to set the addresses of the call flow anew.',
			);
		case 'perCall':
			return tokenProof(
				[String(node.getNodeParameter('callbackToken', ''))],
				'Compare the end of Callback URL, ?token=..., with Callback Token of the trigger.',
			);
		default: {
			const { webhookSecret = '', previousWebhookSecret = '' } = asTrilletCredentials(credential);
			const keys = asKeys([
				{ label: 'currentSecret', value: webhookSecret },
				{ label: 'previousSecret', value: previousWebhookSecret },
			]);
			return (delivery, rawBody) =>
				signatureProof(delivery, rawBody, { header: 'X-Trillet-Signature', keys });
		}
	}
}

function tokenProof(tokens: string[], advice: string): Verifier['prove'] {
	const hashes = hashesOf(tokens);
	return (delivery) =>
		carriesToken(delivery, hashes)
			? { by: 'token' }
			: { lacks: `the token in its address is not the right one. ${advice}`, isMeant: true };
}

async function readVerifier(node: IWebhookFunctions): Promise<Verifier> {
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	return {
		environment: asTrilletCredentials(credential).environment,
		prove: proof(node, credential),
	};
}

/** Receives one delivery; see {@link receiveEvent} for its answers. */
export async function receive(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const chosen = node.getNodeParameter('events', []) as string[];
	const options = node.getNodeParameter('options', {}) as { repeatWindowMinutes?: number };
	return await receiveEvent(node, {
		readVerifier: async () => await readVerifier(node),
		read: readEvent,
		isWanted: (event) => isChosen(event, chosen),
		keyOf: (event) => keyOf(eventKey(event), isUnique(event), options, idsOf(event)),
	});
}
