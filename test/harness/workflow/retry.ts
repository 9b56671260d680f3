import './environment';
import type { IRunExecutionData } from 'n8n-workflow';
import {
	NODE_UNDER_TEST,
	process,
	storedWorkflow,
	workflowAround,
	type NodeRunOptions,
	type RunOptions,
} from './execution';
import type { WorkflowJson } from './instance';
import { WorkflowResult } from './result';

/**
 * Retries an execution of a whole workflow from the node that failed, as n8n's Retry does.
 *
 * @param resultNode the node that the result is about; the last one when left out
 */
export async function retryWorkflowJson(
	failed: WorkflowResult,
	json: WorkflowJson,
	options: Pick<RunOptions, 'credentials'> & { resultNode?: string },
): Promise<WorkflowResult> {
	// A copy as it comes back from the database.
	const data = JSON.parse(JSON.stringify(failed.run.data)) as IRunExecutionData;
	const { lastNodeExecuted = '', runData } = data.resultData;
	delete data.resultData.error;
	runData[lastNodeExecuted]?.pop();
	const { credentials, resultNode = json.nodes.at(-1)?.name ?? '' } = options;
	const run = await process(storedWorkflow(json, credentials), data, {
		credentials,
		mode: 'retry',
	});
	return new WorkflowResult(run, resultNode);
}

/** Retries an execution of {@link runWorkflow}; see {@link retryWorkflowJson}. */
export async function retryWorkflow(
	failed: WorkflowResult,
	options: NodeRunOptions,
): Promise<WorkflowResult> {
	const { credentials } = options;
	const resultNode = NODE_UNDER_TEST;
	return await retryWorkflowJson(failed, workflowAround(options), { credentials, resultNode });
}
