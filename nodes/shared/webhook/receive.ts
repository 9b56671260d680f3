import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { addMetadataField } from '../metadata';
import { requestIdOf } from '../transport/trace';
import { isNewEvent } from './deduplication';
import { parseJson } from './json';

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
	/** The same text for every delivery of one event, however its body is written. */
	keyOf(event: Event): string;
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
 * is too old, 200 to everything else, whether it starts a run or not.
 */
export async function receiveEvent<Event extends object>(
	node: IWebhookFunctions,
	policy: EventPolicy<Event>,
): Promise<IWebhookResponseData> {
	const rawBody = await rawBodyOf(node);
	const verifiedBy = rawBody && policy.proofOf(rawBody);
	if (!verifiedBy) return answer(node, 401, 'Invalid signature');
	const event = policy.read(parseJson(rawBody));
	if (!event) return answer(node, 400, 'Not an event of this vendor');
	if (policy.isTooOld?.(event)) {
		return answer(node, 400, 'The event is older than this trigger accepts');
	}
	if (!policy.isWanted(event)) return ACKNOWLEDGED;

	const triggerId = `${node.getWorkflow().id} ${node.getNode().id} ${node.getMode()}`;
	const eventKey = policy.keyOf(event);
	const staticData = node.getWorkflowStaticData('node');
	if (!isNewEvent(triggerId, eventKey, staticData)) return ACKNOWLEDGED;
	const { addMetadata } = node.getNodeParameter('options', {}) as { addMetadata?: boolean };
	const _meta = {
		eventKey,
		receivedAt: new Date().toISOString(),
		environment: policy.environment,
		verifiedBy,
		requestId: requestIdOf(node.getHeaderData() as IDataObject) ?? null,
	};
	return {
		// n8n saves static data once the answer is sent. Were the answer left to n8n, it would start
		// the run first, which makes it forget that there is something to save.
		...answer(node, 200, 'Event accepted'),
		workflowData: [[{ json: { ...event, ...(addMetadata && { _meta }) } as IDataObject }]],
	};
}
