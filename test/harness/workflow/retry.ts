import './environment';
import type { IRunExecutionData } from 'n8n-workflow';
import {
	NODE_UNDER_TEST,
	process,
	storedWorkflow,
	workflowAround,
	type NodeRunOptions,
} from './execution';
import { WorkflowResult } from './result';

/** Retries an execution of {@link runWorkflow} from the node that failed, as n8n's Retry does. */
export async function retryWorkflow(
	failed: WorkflowResult,
	options: NodeRunOptions,
): Promise<WorkflowResult> {
	// A copy as it comes back from the database.
	const data = JSON.parse(JSON.stringify(failed.run.data)) as IRunExecutionData;
	const { lastNodeExecuted = '', runData } = data.resultData;
	delete data.resultData.error;
	runData[lastNodeExecuted]?.pop();
	const { credentials } = options;
	const stored = storedWorkflow(workflowAround(options), credentials);
	const run = await process(stored, data, { credentials, mode: 'retry' });
	return new WorkflowResult(run, NODE_UNDER_TEST);
}
