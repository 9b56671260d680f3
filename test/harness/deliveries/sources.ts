import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { WebhookRequest } from '../workflow/webhook-exchange';

/** Somebody who sends events to a trigger, and how the trigger knows them. */
export interface DeliverySource {
	name: string;
	vendor: 'klen' | 'trillet';
	/** Parameters and credential of a trigger that runs for {@link event}. */
	parameters: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	/** Known to both sides; a source without a former one cannot rotate it. */
	secret: string;
	formerSecret?: string;
	/** An event of this call. */
	event(call: string, fields?: IDataObject): IDataObject;
	/** The call that an item of the trigger is about. */
	callOf(item: IDataObject): unknown;
	/** What proves that a body comes from somebody with this secret. */
	proofOf(rawBody: Buffer, secret: string): string;
	/** Where the proof stands in a request. */
	withProof(proof: string | string[]): Pick<WebhookRequest, 'headers' | 'query'>;
	/** An authentic JSON object that has nothing of an event. */
	strangerStatus: number;
	/** The name of an event that the trigger does not listen to. */
	unwanted: IDataObject;
	/** Whether an event says when it was sent. */
	isDated: boolean;
}

const hmac = (rawBody: Buffer, secret: string) =>
	createHmac('sha256', secret).update(rawBody).digest('hex');

const inHeader = (name: string) => (proof: string | string[]) => ({
	// As Node joins headers of one name.
	headers: { [name]: [proof].flat().join(', ') },
});

const inQuery = (proof: string | string[]) => ({ query: { token: proof } });

/** The Klen AI Trigger with a webhook from the dashboard. */
const klen: DeliverySource = {
	name: 'Klen AI',
	vendor: 'klen',
	parameters: {
		registration: 'manual',
		events: ['call.ended'],
		options: { maxAgeMinutes: 60 },
	},
	secret: 'whsec/klen+current=1fQ9',
	formerSecret: 'whsec/klen+former=7xR2',
	credential: {
		webhookSecret: 'whsec/klen+current=1fQ9',
		previousWebhookSecret: 'whsec/klen+former=7xR2',
	},
	event: (call, fields) => ({
		event_type: 'call.ended',
		call: { id: 1, klen_call_id: call, agent_id: 123, type: 'outbound', summary: 'Grüße 👋' },
		timestamp: new Date().toISOString(),
		...fields,
	}),
	callOf: (item) => (item.call as IDataObject).call_id,
	proofOf: hmac,
	withProof: inHeader('x-klen-signature'),
	strangerStatus: 400,
	unwanted: { event_type: 'call.started' },
	isDated: true,
};

/** The Trillet AI Trigger, receiving the signed events of the account. */
const trillet: DeliverySource = {
	name: 'Trillet AI',
	vendor: 'trillet',
	parameters: { receive: 'account', events: ['call.completed', 'sms.sent'] },
	secret: 'whsec/trillet+current=4kW8',
	formerSecret: 'whsec/trillet+former=3mZ5',
	credential: {
		webhookSecret: 'whsec/trillet+current=4kW8',
		previousWebhookSecret: 'whsec/trillet+former=3mZ5',
	},
	event: (call, fields) => ({
		event: 'call.completed',
		data: { callId: call, agentId: 'agent_123abc', duration: 125, summary: 'Grüße 👋' },
		...fields,
	}),
	callOf: (item) => item.callId,
	proofOf: hmac,
	withProof: inHeader('x-trillet-signature'),
	// Bodies without a name for their event are taken for Any Other Event.
	strangerStatus: 200,
	unwanted: { event: 'call.started' },
	isDated: false,
};

/** The Trillet AI Trigger, receiving what single calls report to an address with a token. */
const trilletCallback: DeliverySource = {
	...trillet,
	name: 'Trillet AI callbacks',
	parameters: {
		receive: 'perCall',
		callbackToken: 'token/of+callbacks=9sB6',
		events: ['call.completed', 'sms.sent'],
	},
	secret: 'token/of+callbacks=9sB6',
	formerSecret: undefined,
	credential: {},
	proofOf: (_, secret) => secret,
	withProof: inQuery,
};

export const DELIVERY_SOURCES: DeliverySource[] = [klen, trillet, trilletCallback];
