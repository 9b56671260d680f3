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

/** n8n needs some ten seconds to start, and longer on a machine that is busy. */
export const START_TIMEOUT_MS = 240_000;

const RUN_TIMEOUT_MS = 20_000;

/** Starts n8n with these packages, and signs in; nothing is left of an attempt that fails. */
async function startWithPackages(packages: string[], userFolder: string): Promise<{ n8n: RealN8n; api: N8nApi }> {
	let n8n: RealN8n | undefined;
	try {
		await installPackages(await Promise.all(packages.map(packPackage)), userFolder);
		n8n = await RealN8n.start({ userFolder });
		const api = new N8nApi(n8n.url);
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
		readonly api: N8nApi,
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

	/** @throws when the simulator broke its contract on the way */
	async stop(): Promise<void> {
		await this.n8n.stop();
		await rm(this.userFolder, { recursive: true, force: true });
		await this.simulator.close();
	}

	/** What somebody would fill into a Klen AI credential to use the simulator. */
	credentialData(apiKey: string): ICredentialDataDecryptedObject {
		const baseUrl = `${this.simulator.url}/klen/{environment}`;
		return { environment: 'production', apiKey, baseUrl };
	}

	async createCredential(apiKey: string): Promise<StoredCredential> {
		return await this.api.createCredential('klenApi', apiKey, this.credentialData(apiKey));
	}

	/** Waits until that run of a workflow is over and no other is under way; returns all, oldest first. */
	async runsUntil(
		workflowId: string,
		isLast: (execution: Execution) => boolean,
	): Promise<Execution[]> {
		return await waitFor(
			`The last run of workflow ${workflowId}`,
			async () => {
				const executions = await this.api.settledExecutions(workflowId);
				return executions?.some(isLast) ? executions : undefined;
			},
			RUN_TIMEOUT_MS,
		);
	}
}
