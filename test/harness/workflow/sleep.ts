import './environment';
import { WebhookContext } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	INodeExecutionData,
	IRunExecutionData,
	IWebhookData,
} from 'n8n-workflow';
import { fromDatabase } from './database';
import { load, process, takeSleeping, type StoredExecution } from './execution';
import { additionalData, credentialsHelper, instance } from './instance';
import { WorkflowResult } from './result';
import { expressRequest, RecordedResponse } from './webhook-exchange';

/** An execution that sleeps, until its resume URL is called or its time limit is over. */
export class SleepingExecution {
	constructor(private readonly execution: StoredExecution) {}

	/** What n8n would store while it sleeps. */
	get text(): string {
		const { stored, data } = this.execution;
		return JSON.stringify({ stored, data });
	}

	/** When n8n would wake it. */
	get until(): Date {
		return new Date(this.execution.data.waitTill ?? NaN);
	}

	/**
	 * Calls the resume URL with JSON, as n8n's WaitingWebhooks does.
	 * @param query what the caller knows beside n8n's own address
	 * @returns what became of the execution; undefined when it sleeps on
	 */
	async callResumeUrl(
		body: unknown,
		query: Record<string, string> = {},
	): Promise<WorkflowResult | undefined> {
		const data = fromDatabase(this.execution.data);
		const items = await this.receive(data, body, query);
		if (!items) return undefined;
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (!entry) throw new Error('The execution sleeps without a node');
		entry.node.disabled = true;
		entry.data.main = items;
		data.waitTill = undefined;
		data.resultData.runData[entry.node.name]?.pop();
		return await this.resume(data);
	}

	/** Wakes the execution as n8n does after its time limit. */
	async passTimeLimit(): Promise<WorkflowResult> {
		return await this.resume(fromDatabase(this.execution.data));
	}

	private async resume(data: IRunExecutionData): Promise<WorkflowResult> {
		const { stored } = this.execution;
		const run = await process(stored, data, this.execution);
		return new WorkflowResult(run, stored.nodes.at(-1)?.name ?? '');
	}

	private async receive(
		data: IRunExecutionData,
		body: unknown,
		query: Record<string, string>,
	): Promise<INodeExecutionData[][] | undefined> {
		const { stored, credentials, mode = 'trigger' } = this.execution;
		const workflow = load(stored);
		const node = workflow.getNode(data.resultData.lastNodeExecuted ?? '');
		if (!node) throw new Error('The execution sleeps without a node');
		const nodeType = instance().nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const description = nodeType.description.webhooks?.find(({ restartWebhook }) => restartWebhook);
		if (!description || !nodeType.webhook) throw new Error(`${node.type} has no restart webhook`);
		const additional = additionalData(stored, mode, credentialsHelper(credentials));
		additional.httpRequest = expressRequest({
			headers: { 'content-type': 'application/json' },
			rawBody: JSON.stringify(body as IDataObject),
			query,
		});
		additional.httpResponse = new RecordedResponse() as unknown as typeof additional.httpResponse;
		const webhook: IWebhookData = {
			httpMethod: 'POST',
			node: node.name,
			path: NodeHelpers.getNodeWebhookPath(workflow.id, node, description.path),
			webhookDescription: description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additional,
		};
		const context = new WebhookContext(workflow, node, additional, mode, webhook, [], data);
		return (await nodeType.webhook.call(context)).workflowData;
	}
}

/**
 * The execution that fell asleep since the last time; the sub-execution when its parent waits
 * for it.
 * @throws when none did
 */
export function sleepingExecution(): SleepingExecution {
	const [execution] = takeSleeping();
	if (!execution) throw new Error('No execution sleeps');
	return new SleepingExecution(execution);
}
