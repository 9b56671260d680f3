import { createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { startWebhookServer, TriggerWorkflow } from '../../harness/workflow';
import type { WebhookRequest, WebhookServer } from '../../harness/workflow';
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

/** The signing secret of {@link TriggerHost.manual}. */
export const SECRET = 'whsec_current_secret';

/** A workflow that starts with the Klen AI Trigger, reached over HTTP as n8n is. */
export interface TriggerSetup {
	parameters?: INodeParameters;
	/** Fields of the credential that differ from {@link Klen.credentials}. */
	credential?: ICredentialDataDecryptedObject;
	publicUrl?: string;
}

/** Opens workflows whose webhook URLs the simulator can reach. */
export class TriggerHost {
	private server: WebhookServer | undefined;

	constructor(private readonly klen: Klen) {}

	async start(): Promise<void> {
		this.server = await startWebhookServer();
	}

	async close(): Promise<void> {
		await this.server?.close();
	}

	open({ parameters, credential, publicUrl }: TriggerSetup = {}): TriggerWorkflow {
		const trigger = new TriggerWorkflow({
			node: 'klenTrigger',
			parameters,
			credentials: this.klen.credentials(credential),
			publicUrl: publicUrl ?? this.running.url,
		});
		this.running.attach(trigger);
		return trigger;
	}

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

	/** Resolves when every execution that a delivery started has ended. */
	async settled(): Promise<void> {
		await this.running.settled();
	}

	private get running(): WebhookServer {
		if (!this.server) throw new Error('The webhook server runs only inside tests');
		return this.server;
	}
}

/** A host for a test file. */
export function useTriggers(klen: Klen): TriggerHost {
	const host = new TriggerHost(klen);
	beforeAll(async () => await host.start());
	afterAll(async () => await host.close());
	return host;
}

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
