import axios from 'axios';
import { WORKSPACE_ID } from '../../simulator/trillet/seed';
import { readExample, type Choices } from '../../tools/examples';
import type { CallRecord } from '../../simulator/trillet/records';
import {
	waitFor,
	type Execution,
	type StoredCredential,
	type StoredWorkflow,
} from '../../tools/real-n8n/api';
import { RealN8nBench } from './real-n8n';
import { Receiver } from './receiver';

/** A batch is looked at in intervals, and a busy machine is slow. */
export const EXAMPLE_TIMEOUT_MS = 90_000;

/** What the account webhook of Trillet AI is signed with. */
export const WEBHOOK_SECRET = 'whsec_examples';

/** A real n8n with credentials of the usual names, in which examples run, and a receiver for what they send. */
export class ExampleBench {
	private constructor(
		private readonly bench: RealN8nBench,
		readonly receiver: Receiver,
	) {}

	static async start(): Promise<ExampleBench> {
		const examples = new ExampleBench(await RealN8nBench.start(), await Receiver.start());
		await examples.createKlenCredential('Klen AI account', { apiKey: 'klen_test_all' });
		await examples.createTrilletCredential('Trillet AI account', {
			apiKey: 'trillet_test_key',
			webhookSecret: WEBHOOK_SECRET,
		});
		return examples;
	}

	/** @throws when the simulator broke its contract on the way */
	async stop(): Promise<void> {
		await this.receiver.stop();
		await this.bench.stop();
	}

	/** Lets the simulator and the receiver start over, with calls that last a second. */
	async reset(): Promise<void> {
		this.receiver.clear();
		const { control } = this.bench.simulator;
		await control.reset();
		control.settings({
			klen: { queueSeconds: 0, callSeconds: 1, artifactSeconds: 0 },
			trillet: { ringSeconds: 0, callSeconds: 1, batchConcurrency: 2 },
		});
	}

	get api() {
		return this.bench.api;
	}

	get klen() {
		return this.bench.simulator.control.klen.production;
	}

	get trillet() {
		return this.bench.simulator.control.trillet.production;
	}

	/** The simulator's time, in milliseconds since the epoch. */
	get now(): number {
		return this.bench.simulator.control.now().getTime();
	}

	/** What requests of an operation carried, in the order in which they came. */
	bodiesOf(operationId: string): unknown[] {
		return this.bench.simulator.control.requests({ operationId }).map(({ body }) => body);
	}

	async createKlenCredential(
		name: string,
		keys: Record<string, string>,
	): Promise<StoredCredential> {
		const baseUrl = `${this.bench.simulator.url}/klen/{environment}`;
		const data = { environment: 'production', baseUrl, ...keys };
		return await this.api.createCredential('klenApi', name, data);
	}

	async createTrilletCredential(
		name: string,
		keys: Record<string, string>,
	): Promise<StoredCredential> {
		const baseUrl = `${this.bench.simulator.url}/trillet/{environment}`;
		const data = { environment: 'production', workspaceId: WORKSPACE_ID, baseUrl, ...keys };
		return await this.api.createCredential('trilletApi', name, data);
	}

	/**
	 * Imports an example, with the receiver in place of all that is below `example.com`.
	 * @throws Error when n8n found no credential of the name that a node refers to
	 */
	async import(name: string, choices: Choices = {}): Promise<StoredWorkflow> {
		const example = readExample(name, choices);
		const text = JSON.stringify({
			...example,
			settings: { ...example.settings, timezone: 'UTC' },
		});
		const workflow = await this.api.createWorkflow(
			JSON.parse(
				text.replaceAll(/https:\/\/\w+\.example\.com/g, this.receiver.url),
			) as typeof example,
		);
		const references = workflow.nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
		const missing = references.find(({ id }) => !id);
		if (missing) throw new Error(`n8n found no credential "${missing.name}" for ${name}`);
		return workflow;
	}

	/** Imports and publishes an example that answers the calls of a flow. */
	async publishFor(
		name: string,
		trigger: string,
		flowId: string,
		parameters: Choices['parameters'] = {},
	): Promise<StoredWorkflow> {
		const callFlowId = { __rl: true, mode: 'id', value: flowId };
		const workflow = await this.import(name, {
			parameters: { ...parameters, [trigger]: { callFlowId } },
		});
		await this.api.publish(workflow.id);
		return workflow;
	}

	/** What the agent uses tools with from now on, by tool and parameter. */
	answerTools(toolArguments: Record<string, Record<string, string>>): void {
		this.bench.simulator.control.settings({ trillet: { toolArguments } });
	}

	/** Somebody calls an agent. @returns the call when it is over */
	async ring(agentId: string, from: string): Promise<CallRecord> {
		const { callId } = this.trillet.receiveCall({ agentId, from });
		const find = async () => {
			const call = this.trillet.calls().find((known) => known.callId === callId);
			return await Promise.resolve(call?.endedAt ? call : undefined);
		};
		return await waitFor('The end of the call', find, EXAMPLE_TIMEOUT_MS);
	}

	/** Waits until so much has come to the receiver. */
	async heard(count: number): Promise<void> {
		const { received } = this.receiver;
		const isThere = async () => await Promise.resolve(received.length >= count || undefined);
		await waitFor('The message', isThere, EXAMPLE_TIMEOUT_MS);
	}

	/** The address of the trigger of a workflow. */
	urlOf({ nodes }: StoredWorkflow, kind: 'webhook' | 'form', suffix = ''): string {
		const trigger = nodes.find(({ type }) => type.endsWith('Trigger'));
		return `${this.bench.n8n.url}/${kind}/${trigger?.webhookId}${suffix}`;
	}

	/**
	 * Waits for that many runs.
	 * @throws Error when one of them failed
	 */
	async succeeded({ id, name }: StoredWorkflow, count = 1): Promise<Execution[]> {
		const runs = await this.bench.runsUntil(
			id,
			(_, all) => all.length === count,
			EXAMPLE_TIMEOUT_MS,
		);
		for (const run of runs) requireSuccess(name, run);
		return runs;
	}

	/** Publishes a form, fills it in, and waits for the run that this starts. */
	async submit(workflow: StoredWorkflow, fields: Array<string | File>): Promise<Execution> {
		await this.api.publish(workflow.id);
		const form = new FormData();
		fields.forEach((field, index) => form.append(`field-${index}`, field));
		await axios.post(this.urlOf(workflow, 'form'), form);
		const [run] = await this.succeeded(workflow);
		if (!run) throw new Error(`The form of "${workflow.name}" started nothing`);
		return run;
	}

	/** Runs a workflow as the editor's button does, from its only trigger. */
	async runByHand({ id, name, nodes }: StoredWorkflow): Promise<Execution> {
		const trigger = nodes.find(({ type }) => type.endsWith('Trigger'));
		return requireSuccess(name, await this.api.run(id, trigger?.name ?? ''));
	}
}

function requireSuccess(name: string, execution: Execution): Execution {
	const { status, data } = execution;
	if (status === 'success') return execution;
	throw new Error(`"${name}" ended as "${status}": ${data.resultData.error?.message}`);
}
