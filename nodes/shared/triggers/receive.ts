import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { parseExactJson } from '../json';
import { addMetadataField } from '../node/metadata';
import { requestIdOf } from '../transport/trace';
import { claimEvent, type EventKey } from './deduplication';
import { refuse, type Refusal } from './refusal';
import { readTime } from './time';
import { prove, type Verifier } from './verifier';

/** What a vendor's trigger knows about its events. */
export interface EventPolicy<Event extends object> {
	/** Looks at the credential for what proves that a delivery comes from the vendor. */
	readVerifier(): Promise<Verifier>;
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

const NO_BODY = {
	lacks: 'it came as a form, of which n8n keeps no body to verify.',
	isMeant: false,
};

const NOT_AN_EVENT: Refusal = {
	status: 400,
	message: 'Not an event of this vendor',
	reason: 'it is authentic, but no event.',
	isMeant: true,
};

const TOO_OLD: Refusal = {
	status: 400,
	message: 'The event is older than this trigger accepts',
	reason:
		'the event is older than Maximum Age (Minutes) of the trigger allows, or does not say when it happened. Check the clock of this machine, or set Maximum Age to 0.',
	isMeant: true,
};

const UNDECIDED: Refusal = {
	status: 503,
	message: 'An earlier delivery of this event is still being stored; send it again',
	reason: 'n8n takes long to store the run of an earlier delivery of the same event.',
	isMeant: false,
};

/** Taken, and nothing to run. */
const ACKNOWLEDGED: IWebhookResponseData = {};

/**
 * The body as it came. n8n has read it already when its type is one that n8n can parse, and the
 * parts of a form are gone.
 */
export async function rawBodyOf(node: IWebhookFunctions): Promise<Buffer | undefined> {
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
	const { environment, proof } = await prove(node, rawBody ?? Buffer.alloc(0), policy.readVerifier);
	if (!rawBody || proof.by === undefined) {
		const { lacks, isMeant } = proof.by === undefined ? proof : NO_BODY;
		return refuse(node, { status: 401, message: 'Invalid signature', reason: lacks, isMeant });
	}
	const event = policy.read(parseExactJson(rawBody));
	if (!event) return refuse(node, NOT_AN_EVENT);
	if (policy.isTooOld?.(event)) return refuse(node, TOO_OLD);
	if (!policy.isWanted(event)) return ACKNOWLEDGED;

	const triggerId = `${node.getWorkflow().id} ${node.getNode().id} ${node.getMode()}`;
	// Deliveries may have waited on their way, for this n8n to come back too.
	const key = { sentAt: readTime(node.getHeaderData().date), ...policy.keyOf(event) };
	const response = node.getResponseObject();
	const staticData = node.getWorkflowStaticData('node');
	const claim = await claimEvent(triggerId, key, staticData, () => response.writableEnded);
	if (claim === 'seen') return ACKNOWLEDGED;
	if (claim === 'underWay') return refuse(node, UNDECIDED);
	const { addMetadata } = node.getNodeParameter('options', {}) as { addMetadata?: boolean };
	const _meta = {
		eventKey: key.text,
		receivedAt: new Date().toISOString(),
		environment,
		verifiedBy: proof.by,
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
