import type {
	ICredentialDataDecryptedObject,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { keyOf } from '../../shared/triggers/identity';
import { receiveEvent } from '../../shared/triggers/receive';
import {
	registeredSecrets,
	restoreRegistrations,
	triggerOf,
} from '../../shared/triggers/registration';
import { asKeys, signatureProof, type SigningSecret } from '../../shared/webhook/signature';
import { readTime } from '../../shared/triggers/time';
import type { Verifier } from '../../shared/triggers/verifier';
import { asKlenCredentials, CREDENTIAL_TYPE } from '../api/client';
import { accountOf } from './account';
import { eventKey, idsOf, isUnique, readEvent, type KlenEvent } from './event';

function signingSecrets(
	node: IWebhookFunctions,
	credential: ICredentialDataDecryptedObject,
): SigningSecret[] {
	const { webhookSecret = '', previousWebhookSecret = '' } = asKlenCredentials(credential);
	const ofCredential = [
		{ label: 'currentSecret', value: webhookSecret },
		{ label: 'previousSecret', value: previousWebhookSecret },
	];
	if (node.getNodeParameter('registration') !== 'automatic') return ofCredential;
	const account = accountOf(node.getNode(), credential);
	const registered = registeredSecrets(triggerOf(node), account);
	return [...registered.map((value) => ({ label: 'registeredSecret', value })), ...ofCredential];
}

async function readVerifier(node: IWebhookFunctions): Promise<Verifier> {
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	const keys = asKeys(signingSecrets(node, credential));
	return {
		environment: asKlenCredentials(credential).environment,
		prove: (delivery, rawBody) =>
			signatureProof(delivery, rawBody, { header: 'X-Klen-Signature', keys }),
	};
}

interface Filters {
	agentId?: { value: unknown } | string;
	direction?: 'inbound' | 'outbound';
}

function passesFilters(event: KlenEvent, { agentId, direction }: Filters): boolean {
	const agent = asObject(event.call?.agent ?? event.calendarEvent?.agent);
	const wanted = String(typeof agentId === 'object' ? agentId.value : (agentId ?? ''));
	if (wanted && wanted !== String(agent.id) && wanted !== String(agent.assistant_id)) return false;
	// Calendar events have no direction.
	return !direction || !event.call || event.call.type === direction;
}

function isTooOld(event: KlenEvent, maxAgeMinutes: number): boolean {
	if (maxAgeMinutes <= 0) return false;
	const sentAt = readTime(event.timestamp);
	// An event without a readable time cannot prove that it is fresh.
	return sentAt === undefined || Date.now() - sentAt > maxAgeMinutes * 60_000;
}

/** Receives one delivery; see {@link receiveEvent} for its answers. */
export async function receive(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const events = node.getNodeParameter('events', []) as string[];
	const filters = node.getNodeParameter('filters', {}) as Filters;
	const options = node.getNodeParameter('options', {}) as {
		maxAgeMinutes?: number;
		repeatWindowMinutes?: number;
	};
	return await receiveEvent(node, {
		readVerifier: async () => await readVerifier(node),
		read: readEvent,
		isTooOld: (event) => isTooOld(event, options.maxAgeMinutes ?? 0),
		isWanted: (event) => events.includes(event.eventType) && passesFilters(event, filters),
		keep: () => restoreRegistrations(triggerOf(node)),
		keyOf: (event) => keyOf(eventKey(event), isUnique(event), options, idsOf(event)),
	});
}
