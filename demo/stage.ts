import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../simulator';
import { PRODUCTION_IDS } from '../simulator/trillet/seed';
import { readExample, type Choices } from '../tools/examples';
import { step } from '../tools/progress';
import { N8nApi, type StoredCredential } from '../tools/real-n8n/api';
import { cacheFolder, chosenLine } from '../tools/real-n8n/folders';
import { installRealN8n } from '../tools/real-n8n/install';
import { installPackages, packPackage } from '../tools/real-n8n/package';
import { RealN8n } from '../tools/real-n8n/server';

const USUAL_PORT = 5678;

/** Calls in real time, and short ones, so that somebody can watch. */
const SHORT_CALLS = {
	klen: { queueSeconds: 2, callSeconds: 8, artifactSeconds: 1 },
	trillet: { ringSeconds: 2, callSeconds: 5 },
};

/** The agent of the simulator that calls, as if it had been picked from the list. */
const SALES_AGENT = {
	__rl: true,
	mode: 'list',
	value: PRODUCTION_IDS.salesAgent,
	cachedResultName: 'Sales Agent',
};

/** Everything that the demo has running, as far as it got. */
export interface Stage {
	simulator?: Simulator;
	n8n?: RealN8n;
	/** Deleted in the end. */
	temporaryFolder?: string;
}

/** The example workflows in a signed-in n8n. */
export interface Scene {
	api: N8nApi;
	placeACallId: string;
	whenACallEndsId: string;
	callAndBranchId: string;
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	return await new Promise((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}

/** Creates a credential that leads to the simulator, or leads an existing one to it. */
async function provideCredential(
	api: N8nApi,
	type: string,
	credentialName: string,
	fields: Record<string, string | boolean>,
): Promise<StoredCredential> {
	const data = { environment: 'production', ...fields };
	const existing = (await api.credentials()).find(({ name }) => name === credentialName);
	if (!existing) return await api.createCredential(type, credentialName, data);
	await api.updateCredential(existing, data);
	return existing;
}

/**
 * Imports an example, unless a workflow of its name is there already.
 * @returns the workflow's id
 */
async function provideExample(api: N8nApi, name: string, choices: Choices): Promise<string> {
	const example = readExample(name, choices);
	const existing = (await api.workflows()).find((workflow) => workflow.name === example.name);
	return (existing ?? (await api.createWorkflow(example))).id;
}

/**
 * Starts the simulator and a real n8n that has the pack installed, and puts the examples into it.
 * @param stage is filled step by step, so that `clear` finds what runs when a step fails
 * @param keep use the same n8n as the last time, with everything that was changed in it
 */
export async function build(stage: Stage, { keep }: { keep: boolean }): Promise<Scene> {
	await installRealN8n(chosenLine());
	const simulator = await step(
		'Start the simulator, which stands in for Klen AI and Trillet AI',
		() => startSimulator({ settings: SHORT_CALLS }),
	);
	stage.simulator = simulator;
	const tarball = await step('Build the package', () => packPackage());
	const n8n = await step('Start n8n with the package installed', async () => {
		if (!keep) stage.temporaryFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-'));
		const userFolder = stage.temporaryFolder ?? join(cacheFolder(), 'demo');
		await installPackages([tarball], userFolder);
		const port = (await isFree(USUAL_PORT)) ? USUAL_PORT : undefined;
		return await RealN8n.start({ userFolder, port });
	});
	stage.n8n = n8n;
	return await step('Create an account, credentials and workflows', async () => {
		const api = new N8nApi(n8n.url);
		await api.signIn();
		// The names that the examples look for.
		const klen = await provideCredential(api, 'klenApi', 'Klen AI account', {
			showAdvanced: true,
			apiKey: 'klen_test_all',
			baseUrl: `${simulator.url}/klen/{environment}`,
		});
		const trillet = await provideCredential(api, 'trilletApi', 'Trillet AI account', {
			showAdvanced: true,
			apiKey: 'trillet_test_key',
			workspaceId: '664a1b2c3d4e5f6a7b8c9d0e',
			baseUrl: `${simulator.url}/trillet/{environment}`,
		});
		const credentials = [klen, trillet];
		const placeACallId = await provideExample(api, 'place-a-call', { credentials });
		const whenACallEndsId = await provideExample(api, 'when-a-call-ends', { credentials });
		const callAndBranchId = await provideExample(api, 'call-and-branch', {
			credentials,
			parameters: { 'Call and wait for the end': { agentId: SALES_AGENT } },
		});
		await api.publish(whenACallEndsId);
		return { api, placeACallId, whenACallEndsId, callAndBranchId };
	});
}

/**
 * Stops everything that `build` started.
 * @throws when the simulator broke its contract on the way
 */
export async function clear({ simulator, n8n, temporaryFolder }: Stage): Promise<void> {
	await n8n?.stop();
	if (temporaryFolder) await rm(temporaryFolder, { recursive: true, force: true });
	await simulator?.close();
}
