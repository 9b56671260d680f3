import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { startWebhookServer, TriggerWorkflow } from '../harness/workflow';
import type { TriggerOptions, WebhookServer } from '../harness/workflow';
import type { VendorWorld } from './vendor-world';

/** A workflow that starts with the vendor's trigger, reached over HTTP as n8n is. */
export interface TriggerSetup {
	parameters?: INodeParameters;
	/** Fields of the credential that differ from {@link VendorWorld.credentials}. */
	credential?: ICredentialDataDecryptedObject;
	publicUrl?: string;
	/** As n8n 1 does: answers before it stores the execution. */
	answersFirst?: boolean;
	/** Name of the trigger; the one of the vendor's events when left out. */
	node?: string;
	then?: TriggerOptions['then'];
}

/** Opens workflows whose webhook URLs the simulator can reach. */
export class TriggerHost {
	private server: WebhookServer | undefined;

	constructor(protected readonly world: VendorWorld) {}

	async start(): Promise<void> {
		this.server = await startWebhookServer();
	}

	async close(): Promise<void> {
		await this.server?.close();
	}

	open({ credential, publicUrl, node, ...setup }: TriggerSetup = {}): TriggerWorkflow {
		const trigger = new TriggerWorkflow({
			...setup,
			node: node ?? `${this.world.profile.vendor}Trigger`,
			credentials: this.world.credentials(credential),
			publicUrl: publicUrl ?? this.running.url,
		});
		this.running.attach(trigger);
		return trigger;
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

/** Starts a host for a test file. */
export function useHost<Host extends TriggerHost>(host: Host): Host {
	beforeAll(async () => await host.start());
	afterAll(async () => await host.close());
	return host;
}
