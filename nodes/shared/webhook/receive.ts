import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { addMetadataField } from '../metadata';
import { requestIdOf } from '../transport/trace';
import { claimEvent, type EventKey } from './deduplication';
import { parseExactJson } from './json';

/** What a vendor's trigger knows about its events. */
export interface EventPolicy<Event extends object> {
	/** The environment of the credential. */
	environment: string;
	/**
	 * What proves that the delivery comes from the vendor: the secret that signed it, or the token
	 * of a secret address. Undefined when nothing does.
	 */
	proofOf(rawBody: Buffer): string | undefined;
	/** The event in the trigger's own shape; undefined when the body is none. */
	read(body: unknown): Event | undefined;
	/** Whether it is older than the user accepts. */
	isTooOld?(event: Event): boolean;
	/** Whether the user chose it, by type and filters. */
	isWanted(event: Event): boolean;
	/** By what it is known again, however its body is written. */
	keyOf(event: Event): EventKey;
	/** Writes what this process knows into static data that n8n is about to save. */
	keep?(): void;
}

/** The trigger's field for `_meta`. */
export const addEventMetadataField = addMetadataField(
	'event key, time received, environment, what verified the delivery, and request ID',
);

/** Taken, and nothing to run. */
const ACKNOWLEDGED: IWebhookResponseData = {};

function answer(node: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	node.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/**
 * The body as it came. n8n has read it already when its type is one that n8n can parse, and the
 * parts of a form are gone.
 */
async function rawBodyOf(node: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = node.getRequestObject();
	if (!request.rawBody && request.readable) await request.readRawBody();
	return request.rawBody;
}

/**
 * Receives one delivery: signature, then shape, age, filters and repeats, then one item.
 *
 * Answers 401 to anything that is not authentic, 400 to an authentic body that is no event or
 * is too old, 503 to a repeat whose first delivery n8n takes long to store, 200 to everything
 * else, whether it starts a run or not.
 */
export async function receiveEvent<Event extends object>(
	node: IWebhookFunctions,
	policy: EventPolicy<Event>,
): Promise<IWebhookResponseData> {
	const rawBody = await rawBodyOf(node);
	const verifiedBy = rawBody && policy.proofOf(rawBody);
	if (!verifiedBy) return answer(node, 401, 'Invalid signature');
	const event = policy.read(parseExactJson(rawBody));
	if (!event) return answer(node, 400, 'Not an event of this vendor');
	if (policy.isTooOld?.(event)) {
		return answer(node, 400, 'The event is older than this trigger accepts');
	}
	if (!policy.isWanted(event)) return ACKNOWLEDGED;

	const triggerId = `${node.getWorkflow().id} ${node.getNode().id} ${node.getMode()}`;
	const key = policy.keyOf(event);
	const response = node.getResponseObject();
	const staticData = node.getWorkflowStaticData('node');
	const claim = await claimEvent(triggerId, key, staticData, () => response.writableEnded);
	if (claim === 'seen') return ACKNOWLEDGED;
	if (claim === 'underWay') {
		return answer(
			node,
			503,
			'An earlier delivery of this event is still being stored; send it again',
		);
	}
	const { addMetadata } = node.getNodeParameter('options', {}) as { addMetadata?: boolean };
	const _meta = {
		eventKey: key.text,
		receivedAt: new Date().toISOString(),
		environment: policy.environment,
		verifiedBy,
		requestId: requestIdOf(node.getHeaderData() as IDataObject) ?? null,
	};
	return {
		// The answer is left to n8n, which stores the run first: what was acknowledged is never lost.
		// It reads this right after storing and right before it saves static data; what was written
		// there earlier, n8n has forgotten by then, as it loads the workflow once more for the run.
		get webhookResponse() {
			claim();
			policy.keep?.();
			return { message: 'Event accepted' };
		},
		workflowData: [[{ json: { ...event, ...(addMetadata && { _meta }) } as IDataObject }]],
	};
}
