import axios from 'axios';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../simulator';
import { N8nApi, waitFor, type Execution, type StoredCredential } from '../../tools/real-n8n/api';
import { PACK_NAME } from '../../tools/packages/specs';
import { chosenLine, isInstalled } from '../../tools/real-n8n/folders';
import { installPackages, packPackage } from '../../tools/real-n8n/package';
import { RealN8n } from '../../tools/real-n8n/server';
import { secretFieldsOf, secretsIn, secretsLeftIn } from './secrets';

/** n8n needs some ten seconds to start, and longer on a machine that is busy. */
export const START_TIMEOUT_MS = 240_000;

const RUN_TIMEOUT_MS = 20_000;

/** Remembers every secret of our credentials that n8n is told. */
class AttentiveApi extends N8nApi {
	readonly secrets = new Set<string>();

	override async createCredential(
		type: string,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<StoredCredential> {
		this.remember(type, data);
		return await super.createCredential(type, name, data);
	}

	override async updateCredential(
		credential: StoredCredential,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.remember(credential.type, data);
		await super.updateCredential(credential, data);
	}

	private remember(type: string, data: ICredentialDataDecryptedObject): void {
		if (type !== 'klenApi' && type !== 'trilletApi') return;
		for (const secret of secretFieldsOf(data)) this.secrets.add(secret);
	}
}

/** A page of the list of executions; the last one has no cursor. */
interface ExecutionPage {
	results: Array<{ id: string }>;
	nextCursor?: string | null;
}

/** What the simulator shows to everybody, but for lists of what it knows from the start. */
const SHOWN_BY_SIMULATOR = [
	'requests',
	'deliveries',
	'settings',
	'faults',
	'violations',
	'klen/keys',
	...['production', 'sandbox'].map((environment) => `klen/${environment}/webhooks`),
	...['production', 'development'].flatMap((environment) => [
		`trillet/${environment}/keys`,
		`trillet/${environment}/webhooks`,
	]),
];

/** Starts n8n with these packages, and signs in; nothing is left of an attempt that fails. */
async function startWithPackages(
	packages: string[],
	userFolder: string,
): Promise<{ n8n: RealN8n; api: AttentiveApi }> {
	let n8n: RealN8n | undefined;
	try {
		await installPackages(await Promise.all(packages.map(packPackage)), userFolder);
		// All that n8n can write down is looked through for secrets in the end.
		n8n = await RealN8n.start({ userFolder, env: { N8N_LOG_LEVEL: 'debug' } });
		const api = new AttentiveApi(n8n.url);
		await api.signIn();
		return { n8n, api };
	} catch (error) {
		await n8n?.stop();
		await rm(userFolder, { recursive: true, force: true });
		throw error;
	}
}

/** A real n8n with packages of ours installed from their tarballs, beside a simulator. */
export class RealN8nBench {
	private constructor(
		readonly n8n: RealN8n,
		readonly api: AttentiveApi,
		readonly simulator: Simulator,
		private readonly userFolder: string,
	) {}

	/**
	 * @param packages names of packages of ours to install; the pack unless given
	 * @throws Error when the real n8n is not installed
	 */
	static async start(packages = [PACK_NAME]): Promise<RealN8nBench> {
		if (!isInstalled(chosenLine())) {
			throw new Error('The real n8n is not installed. Run "npm run test:e2e", which installs it.');
		}
		const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-e2e-'));
		const { n8n, api } = await startWithPackages(packages, userFolder);
		// A refused delivery is not sent again, so that tests can count.
		const simulator = await startSimulator({ settings: { delivery: { retryDelaysMs: [] } } });
		return new RealN8nBench(n8n, api, simulator, userFolder);
	}

	/** @throws when a secret was left anywhere, or the simulator broke its contract on the way */
	async stop(): Promise<void> {
		try {
			const secrets = this.secrets();
			const shown = [
				...(await this.secretsInExecutions(secrets)),
				...(await this.secretsInSimulator(secrets)),
			];
			await this.n8n.stop();
			const left = [...shown, ...(await secretsLeftIn(this.userFolder, secrets))];
			if (left.length > 0) throw new Error(`Secrets in clear text:\n${left.join('\n')}`);
		} finally {
			await this.n8n.stop();
			await rm(this.userFolder, { recursive: true, force: true });
			await this.simulator.close();
		}
	}

	/** What nobody may read: keys and secrets of credentials, and of webhooks that were created. */
	private secrets(): Set<string> {
		const { klen, trillet } = this.simulator.control;
		const environments = [klen.production, klen.sandbox, trillet.production, trillet.development];
		const ofWebhooks = environments.flatMap((environment) =>
			environment.webhooks().map(({ secret }) => secret),
		);
		return new Set([...this.api.secrets, ...ofWebhooks]);
	}

	private async secretsInExecutions(secrets: Set<string>): Promise<string[]> {
		const found: string[] = [];
		for (let cursor: string | null | undefined = ''; typeof cursor === 'string';) {
			const page: { body: { data: ExecutionPage } } = await this.api.fetch(
				`/rest/executions?limit=100${cursor && `&cursor=${cursor}`}`,
			);
			for (const { id } of page.body.data.results) {
				const execution = await this.api.fetch(`/rest/executions/${id}`);
				const text = JSON.stringify(execution.body);
				found.push(...secretsIn(text, secrets).map((secret) => `execution ${id}: ${secret}`));
			}
			cursor = page.body.data.nextCursor;
		}
		return found;
	}

	private async secretsInSimulator(secrets: Set<string>): Promise<string[]> {
		const found: string[] = [];
		for (const path of SHOWN_BY_SIMULATOR) {
			const { data } = await axios.get<unknown>(`${this.simulator.url}/_control/${path}`);
			const shown = secretsIn(JSON.stringify(data), secrets);
			found.push(...shown.map((secret) => `simulator, ${path}: ${secret}`));
		}
		return found;
	}

	/** What somebody would fill into a Klen AI credential to use the simulator. */
	credentialData(apiKey: string): ICredentialDataDecryptedObject {
		const baseUrl = `${this.simulator.url}/klen/{environment}`;
		return { environment: 'production', apiKey, baseUrl };
	}

	async createCredential(apiKey: string): Promise<StoredCredential> {
		return await this.api.createCredential('klenApi', 'Klen AI', this.credentialData(apiKey));
	}

	/** Waits until that run of a workflow is over and no other is under way; returns all, oldest first. */
	async runsUntil(
		workflowId: string,
		isLast: (execution: Execution, all: Execution[]) => boolean,
		timeoutMs = RUN_TIMEOUT_MS,
	): Promise<Execution[]> {
		return await waitFor(
			`The last run of workflow ${workflowId}`,
			async () => {
				const executions = await this.api.settledExecutions(workflowId);
				return executions?.some((run) => isLast(run, executions)) ? executions : undefined;
			},
			timeoutMs,
		);
	}
}
