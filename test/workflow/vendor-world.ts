import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeParameters,
	ResourceMapperField,
} from 'n8n-workflow';
import { startSimulator } from '../../simulator';
import type { Control, Simulator } from '../../simulator';
import { secretsIn } from '../harness/secrets';
import {
	forgetDeclared,
	inVirtualTime,
	restartN8n,
	retryWorkflow,
	startWorkflow,
	undeclared,
} from '../harness/workflow';
import type {
	CredentialData,
	Execution,
	NodeRunOptions,
	RunOptions,
	WorkflowResult,
} from '../harness/workflow';

/** One run of the vendor's node. */
export interface VendorRun extends Omit<RunOptions, 'credentials'> {
	resource: string;
	operation: string;
	parameters?: INodeParameters;
	/** Fields of the credential that differ from {@link VendorWorld.credentials}. */
	credential?: ICredentialDataDecryptedObject;
	continueOnFail?: 'continueRegularOutput' | 'continueErrorOutput';
	settings?: NodeRunOptions['settings'];
}

export interface VendorProfile {
	/** Name of the node and of the vendor in the simulator's addresses. */
	vendor: 'klen' | 'trillet';
	displayName: string;
	/** A credential that may do everything in production, without the address. */
	credential: ICredentialDataDecryptedObject;
	/** Makes a vendor with two forms of errors use the one without a code. */
	useOtherErrors?: (control: Control) => void;
}

/** A simulated vendor, and an n8n whose credential leads to it. */
export class VendorWorld {
	private simulator: Simulator | undefined;

	constructor(readonly profile: VendorProfile) {}

	async start(): Promise<void> {
		// Time stands still, so that calls go on only when a test lets them.
		this.simulator = await startSimulator({ speed: 0 });
	}

	/** Shares the simulator of another world, which starts, resets and closes it. */
	joins(world: VendorWorld): this {
		this.simulator = world.running;
		return this;
	}

	async close(): Promise<void> {
		await this.simulator?.close();
	}

	/** A new simulated world and a new n8n, which remember nothing. */
	async reset(): Promise<void> {
		await this.control.reset();
		restartN8n();
	}

	get control(): Control {
		return this.running.control;
	}

	/** Where the simulator listens. */
	get origin(): string {
		return this.running.url;
	}

	/** The Base URL Override that leads to the simulator. */
	get baseUrl(): string {
		return `${this.running.url}/${this.profile.vendor}/{environment}`;
	}

	credentials(fields: ICredentialDataDecryptedObject = {}): CredentialData {
		const { vendor, credential } = this.profile;
		return { [`${vendor}Api`]: { ...credential, baseUrl: this.baseUrl, ...fields } };
	}

	/** Starts the node on its own; {@link run} waits for the end. */
	begin(options: VendorRun): Execution {
		return startWorkflow(this.nodeRun(options));
	}

	/** Retries a run that failed, from the node that failed. */
	async retry(failed: WorkflowResult, options: VendorRun): Promise<WorkflowResult> {
		return await retryWorkflow(failed, this.nodeRun(options));
	}

	private nodeRun({ resource, operation, parameters, credential, ...options }: VendorRun) {
		return {
			node: this.profile.vendor,
			parameters: { resource, operation, ...parameters },
			credentials: this.credentials(credential),
			...options,
		};
	}

	/** Runs the node, and looks for keys in everything that n8n would store of the run. */
	async run(options: VendorRun): Promise<WorkflowResult> {
		const result = await this.begin(options).finished;
		expectNoKeyIn(result.toText());
		return result;
	}

	/**
	 * Runs an action in virtual time, which the vendor lives in too: its calls go on meanwhile, and
	 * a client that a fault keeps waiting waits no real time.
	 */
	async inVirtualTime<T>(action: () => Promise<T>): Promise<T> {
		const { control } = this;
		return await inVirtualTime(
			async () => {
				await control.advance(Date.now() - control.now().getTime());
				control.setSpeed(1);
				return await action();
			},
			() => control.heldClients(),
		);
	}

	/** Requests of an operation that reached the vendor, oldest first. */
	requests(operationId?: string) {
		return this.control.requests(operationId ? { operationId } : {});
	}

	/** Numbers that have rung a while after everything that was asked for. */
	async rungPhones(): Promise<string[]> {
		await this.control.advance(60_000);
		return this.control.rungPhones().map(({ phoneNumber }) => phoneNumber);
	}

	protected get running(): Simulator {
		if (!this.simulator) throw new Error('The simulator runs only inside tests');
		return this.simulator;
	}
}

/** A world for a test file; every test starts with a fresh one and a fresh n8n. */
export function useWorld<World extends VendorWorld>(world: World): World {
	beforeAll(async () => await world.start());
	beforeEach(async () => {
		await world.reset();
		forgetDeclared();
	});
	afterEach(() => expect(undeclared(world.requests())).toEqual([]));
	afterAll(async () => await world.close());
	return world;
}

/** An origin on which nothing listens. */
export async function closedOrigin(): Promise<string> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return `http://127.0.0.1:${port}`;
}

/** Every key of the simulator starts like one of these; so does nothing else. */
const KEY_PREFIXES = ['klen_test_', 'trillet_test_', 'trillet_dev_'];

/** Looks for keys in clear text, in addresses, in Base64 and in hex. */
export function expectNoKeyIn(text: string): void {
	expect(secretsIn(text, KEY_PREFIXES)).toEqual([]);
}

/** A picker's value, chosen By ID. */
export const byId = (value: string) => ({ __rl: true as const, mode: 'id', value });

/** Variables given as one JSON object. */
export const asJson = (variables: string | IDataObject): INodeParameters => ({
	specifyVariables: 'json',
	variablesJson: variables as string,
});

/** Variables given in fields, as the editor stores them with what it knows of each. */
export const inFields = (
	value: INodeParameters,
	schema: Array<Partial<ResourceMapperField>> = [],
): INodeParameters => ({
	specifyVariables: 'fields',
	variables: {
		mappingMode: 'defineBelow',
		value,
		schema: schema as unknown as INodeParameters[],
		matchingColumns: [],
	},
});
