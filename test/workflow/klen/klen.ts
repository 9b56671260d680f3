import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import { startSimulator } from '../../../simulator';
import type { Control, Simulator } from '../../../simulator';
import { restartN8n, startWorkflow } from '../../harness/workflow';
import type {
	CredentialData,
	Execution,
	NodeRunOptions,
	RunOptions,
	WorkflowResult,
} from '../../harness/workflow';

/** One run of the Klen AI node. */
export interface KlenRun extends Omit<RunOptions, 'credentials'> {
	resource: string;
	operation: string;
	parameters?: INodeParameters;
	/** Fields of the credential that differ from {@link Klen.credentials}. */
	credential?: ICredentialDataDecryptedObject;
	continueOnFail?: 'continueRegularOutput' | 'continueErrorOutput';
	settings?: NodeRunOptions['settings'];
}

/** A simulated Klen AI, and an n8n whose credential leads to it. */
export class Klen {
	private simulator: Simulator | undefined;

	async start(): Promise<void> {
		// Time stands still, so that calls go on only when a test lets them.
		this.simulator = await startSimulator({ speed: 0 });
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

	/** The Base URL Override that leads to the simulator. */
	get baseUrl(): string {
		return `${this.running.url}/klen/{environment}`;
	}

	/** An address of the simulator that is not the one the credential leads to. */
	get elsewhere(): string {
		return `${this.running.url}/klen/sandbox/api/v1/calls`;
	}

	/** A credential with a key that may do everything in production. */
	credentials(fields: ICredentialDataDecryptedObject = {}): CredentialData {
		return {
			klenApi: {
				environment: 'production',
				apiKey: 'klen_test_all',
				baseUrl: this.baseUrl,
				...fields,
			},
		};
	}

	/** Starts the node on its own; {@link run} waits for the end. */
	begin({ resource, operation, parameters, credential, ...options }: KlenRun): Execution {
		return startWorkflow({
			node: 'klen',
			parameters: { resource, operation, ...parameters },
			credentials: this.credentials(credential),
			...options,
		});
	}

	/** Runs the node, and looks for keys in everything that n8n would store of the run. */
	async run(options: KlenRun): Promise<WorkflowResult> {
		const result = await this.begin(options).finished;
		expectNoKeyIn(result.toText());
		return result;
	}

	/** Requests of an operation that reached Klen, oldest first. */
	requests(operationId?: string) {
		return this.control.requests(operationId ? { operationId } : {});
	}

	/** Numbers that have rung a while after everything that was asked for. */
	async rungPhones(): Promise<string[]> {
		await this.control.advance(60_000);
		return this.control.rungPhones().map(({ phoneNumber }) => phoneNumber);
	}

	private get running(): Simulator {
		if (!this.simulator) throw new Error('The simulator runs only inside tests');
		return this.simulator;
	}
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

/** Every key of the simulator starts like this; so does nothing else. */
export function expectNoKeyIn(text: string): void {
	expect(text).not.toContain('klen_test_');
}

/** A simulator for a test file; every test starts with a fresh world and a fresh n8n. */
export function useKlen(): Klen {
	const klen = new Klen();
	beforeAll(async () => await klen.start());
	beforeEach(async () => await klen.reset());
	afterAll(async () => await klen.close());
	return klen;
}

/** A picker's value, chosen By ID. */
export const byId = (value: string) => ({ __rl: true as const, mode: 'id', value });
