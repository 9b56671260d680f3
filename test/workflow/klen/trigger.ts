import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { TriggerWorkflow, WebhookRequest } from '../../harness/workflow';
import { TriggerHost, useHost } from '../trigger-host';
import type { Klen } from './klen';

/** The events of a call. */
export const CALL_EVENTS = [
	'call.started',
	'call.ended',
	'call.failed',
	'call.transcript',
	'call.summary',
	'call.recording',
];

/** The signing secret of {@link KlenTriggers.manual}. */
export const SECRET = 'whsec_current_secret';

/** Opens workflows that start with the Klen AI Trigger. */
export class KlenTriggers extends TriggerHost {
	/** An active workflow that Klen sends its events to. */
	async listening(parameters: INodeParameters = {}): Promise<TriggerWorkflow> {
		const trigger = this.open({ parameters: { events: CALL_EVENTS, ...parameters } });
		await trigger.activate();
		return trigger;
	}

	/** A workflow whose webhook somebody created in the dashboard, and entered its secret. */
	manual(
		parameters: INodeParameters = {},
		credential: ICredentialDataDecryptedObject = { webhookSecret: SECRET },
	): TriggerWorkflow {
		return this.open({
			parameters: { registration: 'manual', events: CALL_EVENTS, ...parameters },
			credential,
		});
	}
}

/** The workflows of a test file. */
export const useTriggers = (klen: Klen): KlenTriggers => useHost(new KlenTriggers(klen));

/** The payload of a call that ended just now. */
export function callEnded(fields: IDataObject = {}): IDataObject {
	return {
		event_type: 'call.ended',
		call: { id: 1, klen_call_id: 'call_1', agent_id: 123, type: 'outbound' },
		timestamp: new Date().toISOString(),
		...fields,
	};
}

/** A delivery as Klen signs it: HMAC-SHA256 of the body, in lower-case hex. */
export function signed(body: IDataObject, secret = SECRET): WebhookRequest {
	const rawBody = JSON.stringify(body);
	return {
		rawBody,
		headers: {
			'content-type': 'application/json',
			'x-klen-signature': createHmac('sha256', secret).update(rawBody).digest('hex'),
		},
	};
}
