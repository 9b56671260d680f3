import axios from 'axios';
import type { INode, IWorkflowSettings } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../simulator';
import { waitFor, type Execution, type StoredCredential } from '../../tools/real-n8n/api';
import type { RealN8n } from '../../tools/real-n8n/server';
import { QueueCluster } from '../../tools/scale/cluster';
import { chained, webhookWorkflow } from '../harness/real-workflow';

export const OUR = 'n8n-nodes-voice-agents';

/** More than any scenario makes, so that only the scenario about the limit meets one. */
const NO_LIMIT = 1_000_000;

const EXECUTION_TIMEOUT_MS = 300_000;

/** A workflow in service that starts with a webhook. */
export interface Service {
	workflowId: string;
	/** What comes after the address of a webhook processor. */
	path: string;
}

/** n8n in queue mode with the pack in every process, beside a simulator. */
export class ScaleBench {
	private constructor(
		readonly cluster: QueueCluster,
		readonly simulator: Simulator,
		readonly klen: StoredCredential,
		readonly trillet: StoredCredential,
	) {}

	static async start(): Promise<ScaleBench> {
		const cluster = await QueueCluster.start({ workers: 2, webhookProcessors: 2 });
		const simulator = await startSimulator({
			requestsPerMinute: NO_LIMIT,
			settings: { delivery: { retryDelaysMs: [] } },
		});
		simulator.control.klen.changeKey('all', { limits: { daily: { callsPerDay: NO_LIMIT } } });
		const { api } = cluster;
		const klen = await api.createCredential('klenApi', 'Klen AI', {
			apiKey: 'klen_test_all',
			baseUrl: `${simulator.url}/klen/{environment}`,
			environment: 'production',
			requestsPerMinute: NO_LIMIT,
		});
		const trillet = await api.createCredential('trilletApi', 'Trillet AI', {
			apiKey: 'trillet_test_key',
			workspaceId: '664a1b2c3d4e5f6a7b8c9d0e',
			baseUrl: `${simulator.url}/trillet/{environment}`,
			environment: 'production',
			requestsPerMinute: NO_LIMIT,
		});
		return new ScaleBench(cluster, simulator, klen, trillet);
	}

	/** @throws when the simulator broke its contract on the way */
	async stop(): Promise<void> {
		await this.cluster.stop();
		await this.simulator.close();
	}

	/** Puts a workflow of a webhook and `nodes`, one after the other, into service. */
	async serve(nodes: INode[], settings: IWorkflowSettings = {}): Promise<Service> {
		const { id, name } = await this.cluster.api.createWorkflow({
			...webhookWorkflow(nodes, chained(nodes)),
			settings,
		});
		await this.cluster.api.publish(id);
		return { workflowId: id, path: `/webhook/${name}` };
	}

	/** Starts an execution through a webhook processor, the first one unless given. */
	async call({ path }: Service, body: object, processor = this.processor(0)): Promise<void> {
		await axios.post(processor.url + path, body);
	}

	/** The IDs of all executions of a workflow, oldest first. */
	async executionIds({ workflowId }: Service): Promise<string[]> {
		const rows = await this.cluster.services.query(
			`SELECT id FROM execution_entity WHERE "workflowId" = '${workflowId}' ORDER BY id`,
		);
		return rows.map(([id]) => id as string);
	}

	/** All executions of a workflow, oldest first, once none is under way and there are so many. */
	async finished({ workflowId }: Pick<Service, 'workflowId'>, count = 1): Promise<Execution[]> {
		return await waitFor(
			`The end of ${count} executions of workflow ${workflowId}`,
			async () => {
				const executions = await this.cluster.api.settledExecutions(workflowId);
				return executions && executions.length >= count ? executions : undefined;
			},
			EXECUTION_TIMEOUT_MS,
		);
	}

	processor(index: number): RealN8n {
		const processor = this.cluster.webhookProcessors[index];
		if (!processor) throw new Error(`There is no webhook processor ${index + 1}`);
		return processor;
	}
}
