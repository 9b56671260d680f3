import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { keyOf } from '../../shared/webhook/identity';
import { receiveEvent } from '../../shared/webhook/receive';
import { verifySignature } from '../../shared/webhook/signature';
import { isToken, tokenHash } from '../../shared/webhook/token';
import { asTrilletCredentials, CREDENTIAL_TYPE, type TrilletCredentials } from '../api/client';
import { eventKey, isChosen, isUnique, readEvent } from './event';
import { registrationOf } from './registration';

/**
 * How a delivery proves where it comes from. Account webhooks are signed
 * (docs.trillet.ai/documentation/best-practices); for the callbacks of calls and flows no
 * signature is documented, so their address carries a token.
 */
function proof(
	node: IWebhookFunctions,
	{ webhookSecret = '', previousWebhookSecret = '' }: TrilletCredentials,
): (rawBody: Buffer) => string | undefined {
	const { token } = node.getQueryData() as { token?: unknown };
	const byToken = (hash: string) => () => (isToken(token, hash) ? 'token' : undefined);
	switch (node.getNodeParameter('receive')) {
		case 'callFlow':
			return byToken(registrationOf(node)?.tokenHash ?? '');
		case 'perCall':
			return byToken(tokenHash(String(node.getNodeParameter('callbackToken', ''))));
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
	const credentials = asTrilletCredentials(await node.getCredentials(CREDENTIAL_TYPE));
	const chosen = node.getNodeParameter('events', []) as string[];
	const options = node.getNodeParameter('options', {}) as { repeatWindowMinutes?: number };
	return await receiveEvent(node, {
		environment: credentials.environment,
		proofOf: proof(node, credentials),
		read: readEvent,
		isWanted: (event) => isChosen(event, chosen),
		keyOf: (event) => keyOf(eventKey(event), isUnique(event), options),
	});
}
