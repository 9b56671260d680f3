import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { asObject } from '../../shared/transport/errors';
import { isNewEvent } from '../../shared/webhook/deduplication';
import { registeredSecrets } from '../../shared/webhook/registration';
import { verifySignature } from '../../shared/webhook/signature';
import { asKlenCredentials, CREDENTIAL_TYPE } from '../api/client';
import { accountOf } from './account';
import { eventKey, readEvent, type KlenEvent } from './event';

/** Taken, and nothing to run. */
const ACKNOWLEDGED: IWebhookResponseData = {};

function answer(node: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	node.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

async function signingSecrets(node: IWebhookFunctions): Promise<string[]> {
	const { webhookSecret, previousWebhookSecret } = asKlenCredentials(
		await node.getCredentials(CREDENTIAL_TYPE),
	);
	const ofCredential = [webhookSecret ?? '', previousWebhookSecret ?? ''];
	if (node.getNodeParameter('registration') !== 'automatic') return ofCredential;
	const account = await accountOf(node);
	return [...registeredSecrets(node.getWorkflowStaticData('node'), account), ...ofCredential];
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
	const sentAt = Date.parse(event.timestamp ?? '');
	// An event without a readable time cannot prove that it is fresh.
	return Number.isNaN(sentAt) || Date.now() - sentAt > maxAgeMinutes * 60_000;
}

/**
 * Receives one delivery: signature, then shape, age, filters and repeats, then one item.
 *
 * Answers 401 to anything whose signature does not verify, 400 to a signed body that is no
 * event or is too old, 200 to everything else, whether it starts a run or not.
 */
export async function receive(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { rawBody, headers } = node.getRequestObject();
	if (
		!rawBody ||
		!verifySignature(rawBody, headers['x-klen-signature'], await signingSecrets(node))
	) {
		return answer(node, 401, 'Invalid signature');
	}
	const event = readEvent(parseJson(rawBody));
	if (!event) return answer(node, 400, 'Not an event: event_type is missing');

	const options = node.getNodeParameter('options', {}) as { maxAgeMinutes?: number };
	if (isTooOld(event, options.maxAgeMinutes ?? 0)) {
		return answer(node, 400, 'The event is older than this trigger accepts');
	}
	const events = node.getNodeParameter('events', []) as string[];
	const filters = node.getNodeParameter('filters', {}) as Filters;
	if (!events.includes(event.eventType) || !passesFilters(event, filters)) return ACKNOWLEDGED;

	const triggerId = `${node.getWorkflow().id} ${node.getNode().id} ${node.getMode()}`;
	if (!isNewEvent(triggerId, eventKey(event), node.getWorkflowStaticData('node'))) {
		return ACKNOWLEDGED;
	}
	return {
		// n8n saves static data once the answer is sent. Were the answer left to n8n, it would start
		// the run first, which makes it forget that there is something to save.
		...answer(node, 200, 'Event accepted'),
		workflowData: [[{ json: event as unknown as IDataObject }]],
	};
}

function parseJson(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString('utf8'));
	} catch {
		return undefined;
	}
}
