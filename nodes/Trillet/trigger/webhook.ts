import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../../shared/webhook/receive';
import { verifySignature } from '../../shared/webhook/signature';
import { isToken, tokenHash } from '../../shared/webhook/token';
import { asTrilletCredentials, CREDENTIAL_TYPE } from '../api/client';
import { eventKey, isChosen, readEvent } from './event';
import { registrationOf } from './registration';

/**
 * How a delivery proves where it comes from. Account webhooks are signed
 * (docs.trillet.ai/documentation/best-practices); for the callbacks of calls and flows no
 * signature is documented, so their address carries a token.
 */
async function authentication(node: IWebhookFunctions): Promise<(rawBody: Buffer) => boolean> {
	const { token } = node.getQueryData() as { token?: unknown };
	switch (node.getNodeParameter('receive')) {
		case 'callFlow':
			return () => isToken(token, registrationOf(node)?.tokenHash ?? '');
		case 'perCall':
			return () => isToken(token, tokenHash(String(node.getNodeParameter('callbackToken', ''))));
		default: {
			const { webhookSecret = '', previousWebhookSecret = '' } = asTrilletCredentials(
				await node.getCredentials(CREDENTIAL_TYPE),
			);
			const signature = node.getHeaderData()['x-trillet-signature'];
			const secrets = [webhookSecret, previousWebhookSecret];
			return (rawBody) => verifySignature(rawBody, signature, secrets);
		}
	}
}

/** Receives one delivery; see {@link receiveEvent} for its answers. */
export async function receive(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const chosen = node.getNodeParameter('events', []) as string[];
	return receiveEvent(node, {
		isAuthentic: await authentication(node),
		read: readEvent,
		isWanted: (event) => isChosen(event, chosen),
		keyOf: eventKey,
	});
}
