import './environment';
import { fromDatabase } from './database';
import { begin, storedWorkflow, type Execution, type RunOptions } from './execution';
import type { WorkflowJson } from './instance';
import { NODE_UNDER_TEST, workflowAround, type NodeRunOptions } from './node-run';
import type { WorkflowResult } from './result';

type RetryOptions = Pick<RunOptions, 'credentials'> & { resultNode?: string };

/**
 * Starts the retry of an execution of a whole workflow: of one that failed from the node that failed,
 * of one that crashed from its start, as n8n's Retry does (ExecutionService.retry).
 *
 * @param resultNode the node that the result is about; the last one when left out
 */
export function startRetryJson(
	failed: WorkflowResult,
	json: WorkflowJson,
	{ credentials, resultNode = json.nodes.at(-1)?.name ?? '' }: RetryOptions,
): Execution {
	const data = fromDatabase(failed.run.data);
	const { lastNodeExecuted = '', runData } = data.resultData;
	delete data.resultData.error;
	const runs = runData[lastNodeExecuted];
	const last = runs?.at(-1);
	// n8n takes off the run of a node that slept when it wakes it, before anything can fail.
	if (last?.error !== undefined || last?.executionStatus === 'waiting') runs?.pop();
	const stored = storedWorkflow(json, credentials);
	return begin(stored, data, resultNode, { credentials, mode: 'retry' });
}

/** Retries an execution to its end; see {@link startRetryJson}. */
export async function retryWorkflowJson(
	failed: WorkflowResult,
	json: WorkflowJson,
	options: RetryOptions,
): Promise<WorkflowResult> {
	return await startRetryJson(failed, json, options).finished;
}

/** Retries an execution of {@link runWorkflow}; see {@link startRetryJson}. */
export async function retryWorkflow(
	failed: WorkflowResult,
	options: NodeRunOptions,
): Promise<WorkflowResult> {
	const { credentials } = options;
	const resultNode = NODE_UNDER_TEST;
	return await retryWorkflowJson(failed, workflowAround(options), { credentials, resultNode });
}
