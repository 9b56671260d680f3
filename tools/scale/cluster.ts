import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nApi } from '../real-n8n/api';
import { installPackages, packPackage } from '../real-n8n/package';
import { freePorts, RealN8n, type N8nCommand, type RealN8nOptions } from '../real-n8n/server';
import { Services } from './services';

/** How soon the queue notices that a worker is gone; n8n's own settings are 60, 10 and 30 s. */
const QUEUE_SETTINGS = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** What deploy/compose.yaml sets beside the rest, and says why. */
export const RECOMMENDED_SETTINGS = {
	DB_POSTGRESDB_POOL_SIZE: '10',
	N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
};

/** How many processes of each kind to start with. */
export interface ClusterSize {
	workers: number;
	webhookProcessors: number;
}

/**
 * n8n in queue mode on this machine: Redis, PostgreSQL, one main process, workers and webhook
 * processors, each with a user folder of its own, as on machines of their own.
 */
export class QueueCluster {
	readonly workers: RealN8n[] = [];
	readonly webhookProcessors: RealN8n[] = [];
	private started = 0;

	private constructor(
		readonly services: Services,
		/** The REST API of the main process. */
		readonly api: N8nApi,
		readonly main: RealN8n,
		private readonly folder: string,
		private readonly env: Record<string, string>,
	) {}

	/**
	 * Starts everything, with the package of this work tree installed in every process.
	 * @throws Error with the end of the log of what did not start
	 */
	static async start({ workers, webhookProcessors }: ClusterSize): Promise<QueueCluster> {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-scale-'));
		await installPackages([await packPackage()], folder);
		const services = await Services.start();
		const keyFile = join(folder, 'encryption-key');
		await writeFile(keyFile, randomBytes(24).toString('hex'));
		const ports = await freePorts(webhookProcessors);
		const env = {
			...services.environment(),
			...QUEUE_SETTINGS,
			...RECOMMENDED_SETTINGS,
			EXECUTIONS_MODE: 'queue',
			N8N_ENCRYPTION_KEY_FILE: keyFile,
			// Everything from outside goes to the webhook processors, as behind a load balancer.
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
			WEBHOOK_URL: `http://localhost:${ports[0]}`,
		};
		// The main process first: it makes the tables.
		const main = await launch(folder, 'main', { env });
		const cluster = new QueueCluster(services, new N8nApi(main.url), main, folder, env);
		await cluster.api.signIn();
		await Promise.all([
			...ports.map(async (port) =>
				cluster.webhookProcessors.push(await cluster.launch('webhook', { port })),
			),
			...Array.from({ length: workers }, () => cluster.addWorker()),
		]);
		return cluster;
	}

	/** Starts one more worker. @param concurrency how many executions it takes on at once, n8n's 10 unless given */
	async addWorker(concurrency = 10): Promise<RealN8n> {
		const worker = await this.launch('worker', {
			env: { ...this.env, N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency) },
		});
		this.workers.push(worker);
		return worker;
	}

	/** The workers that took up an execution, in no order: more than one when it slept in between. */
	workersOf(executionId: string): RealN8n[] {
		const started = `Worker started execution ${executionId} `;
		return this.workers.filter(({ logFile }) => readFileSync(logFile, 'utf8').includes(started));
	}

	/** All processes of n8n, by what they are. */
	processes(): Array<[name: string, process: RealN8n]> {
		const numbered = (name: string, list: RealN8n[]) =>
			list.map((process, index): [string, RealN8n] => [`${name} ${index + 1}`, process]);
		return [
			['main', this.main],
			...numbered('worker', this.workers),
			...numbered('webhook processor', this.webhookProcessors),
		];
	}

	async stop(): Promise<void> {
		await Promise.all(this.processes().map(([, process]) => process.stop()));
		await this.services.stop();
		await rm(this.folder, { recursive: true, force: true });
	}

	private async launch(
		command: N8nCommand,
		{ env = this.env, port }: { env?: Record<string, string>; port?: number } = {},
	): Promise<RealN8n> {
		return await launch(this.folder, `${command}-${++this.started}`, { command, env, port });
	}
}

async function launch(
	folder: string,
	name: string,
	options: Omit<RealN8nOptions, 'userFolder'>,
): Promise<RealN8n> {
	const userFolder = join(folder, name);
	const nodes = join('.n8n', 'nodes');
	await cp(join(folder, nodes), join(userFolder, nodes), { recursive: true });
	return await RealN8n.start({ ...options, userFolder });
}
