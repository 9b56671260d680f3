import axios from 'axios';
import { Agent } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { IConnections, INode } from 'n8n-workflow';
import { chained, webhookWorkflow } from '../test/harness/real-workflow';
import { N8nApi, waitFor } from '../tools/real-n8n/api';
import { installPackages, packPackage } from '../tools/real-n8n/package';
import { RealN8n } from '../tools/real-n8n/server';
import { childOf, Memory } from './memory';
import { remember } from './opened';

const RUN_TIMEOUT_MS = 600_000;
/** Names the folder that each n8n leaves a CPU profile in when it stops. */
export const PROFILES = 'VOICE_AGENTS_BENCH_PROFILES';
const CLOCK = join(__dirname, 'compressed-clock.cjs');

/** A workflow in service that starts with a webhook. */
export interface Service {
	workflowId: string;
	url: string;
}

/** An execution that is over. */
export interface Run {
	id: number;
	status: string;
	/** By n8n's clock, in milliseconds since the epoch. */
	startedAt: number;
	stoppedAt: number;
}

const http = axios.create({
	// A connection that n8n closes while a request goes out on it would not be n8n's fault.
	httpAgent: new Agent({ keepAlive: false }),
});

/** n8n writes its times in UTC, and does not say so. */
const parseTime = (column: unknown) => Date.parse(`${String(column)}Z`);

/** A real n8n as somebody installs it, in one process and on SQLite, with the pack. */
export class BenchN8n {
	readonly memory = new Memory(() => childOf(this.n8n.pid));
	private readonly database: DatabaseSync;

	private constructor(
		readonly n8n: RealN8n,
		readonly api: N8nApi,
		private readonly userFolder: string,
	) {
		this.database = new DatabaseSync(join(userFolder, '.n8n/database.sqlite'), { readOnly: true });
	}

	/**
	 * @param clockFactor how many times as fast as elsewhere time passes in it
	 * @param settings environment variables that differ from n8n's defaults
	 */
	static async start(clockFactor = 1, settings: Record<string, string> = {}): Promise<BenchN8n> {
		const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-bench-'));
		await installPackages([await packPackage()], userFolder);
		const nodeOptions = [
			...(clockFactor === 1 ? [] : [`--require "${CLOCK}"`]),
			...(process.env[PROFILES] ? [`--cpu-prof --cpu-prof-dir="${process.env[PROFILES]}"`] : []),
		];
		const env = {
			...settings,
			NODE_OPTIONS: nodeOptions.join(' '),
			CLOCK_FACTOR: String(clockFactor),
		};
		const n8n = await RealN8n.start({ userFolder, env });
		const bench = remember(new BenchN8n(n8n, new N8nApi(n8n.url), userFolder));
		await bench.api.signIn();
		return bench;
	}

	async stop(): Promise<void> {
		this.database.close();
		await this.n8n.stop();
		await rm(this.userFolder, { recursive: true, force: true });
	}

	/** Puts a workflow that starts with a webhook into service; the nodes follow in a row unless connected. */
	async serve(nodes: INode[], connections: IConnections = chained(nodes)): Promise<Service> {
		const workflow = webhookWorkflow(nodes, connections);
		const { id } = await this.api.createWorkflow(workflow);
		await this.api.publish(id);
		return { workflowId: id, url: `${this.n8n.url}/webhook/${workflow.name}` };
	}

	/** Runs a workflow once, to its end. */
	async run({ workflowId, url }: Service, body: object = {}): Promise<Run> {
		const before = this.runs(workflowId).length;
		await http.post(url, body);
		const runs = await this.finished(workflowId, before + 1);
		return runs[before] as Run;
	}

	/** All executions of a workflow, oldest first, once so many are over. */
	async finished(workflowId: string, count: number): Promise<Run[]> {
		return await waitFor(
			`The end of ${count} executions of workflow ${workflowId}`,
			async () => {
				const runs = this.runs(workflowId);
				return runs.length >= count ? runs : undefined;
			},
			RUN_TIMEOUT_MS,
		);
	}

	/** What the execution list keeps of a run, as text. */
	dataOf({ id }: Pick<Run, 'id'>): string {
		const row = this.database
			.prepare('SELECT data FROM execution_data WHERE executionId = ?')
			.get(id);
		return String(row?.data);
	}

	/** The executions of a workflow that are over, oldest first. */
	private runs(workflowId: string): Run[] {
		return this.database
			.prepare(
				`SELECT id, status, startedAt, stoppedAt FROM execution_entity
					WHERE workflowId = ? AND status NOT IN ('new', 'running', 'waiting') ORDER BY id`,
			)
			.all(workflowId)
			.map(({ id, status, startedAt, stoppedAt }) => ({
				id: Number(id),
				status: String(status),
				startedAt: parseTime(startedAt),
				stoppedAt: parseTime(stoppedAt),
			}));
	}
}

/** How long a run took, by n8n's clock. */
export const secondsOf = ({ startedAt, stoppedAt }: Run) => (stoppedAt - startedAt) / 1000;

/** How long a run took; a text when it failed, since its time is no answer then. */
export const timeOf = (run: Run): number | string =>
	run.status === 'success' ? secondsOf(run) : `failed after ${Math.round(secondsOf(run))} s`;
