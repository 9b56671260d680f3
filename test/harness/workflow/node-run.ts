import './environment';
import type { INodeParameters, INodeType, OnError } from 'n8n-workflow';
import { startWorkflowJson, type Execution, type RunOptions } from './execution';
import { typeOf, type WorkflowJson } from './instance';
import type { WorkflowResult } from './result';

/** A run of one node between a Manual Trigger and the end of the workflow. */
export interface NodeRunOptions extends RunOptions {
	/** A type name such as `klen`, or a node object. */
	node: INodeType | string;
	parameters?: INodeParameters;
	/** What the node's setting On Error says, when it is not Stop Workflow. */
	continueOnFail?: Exclude<OnError, 'stopWorkflow'>;
	/** Settings of the workflow, such as its time zone. */
	settings?: WorkflowJson['settings'];
}

/** Name of the node under test in the workflow that {@link runWorkflow} builds; the first one is `Start`. */
export const NODE_UNDER_TEST = 'Node';

/** The workflow that {@link runWorkflow} runs. */
export function workflowAround({
	node,
	parameters = {},
	continueOnFail,
	settings,
}: NodeRunOptions): WorkflowJson {
	return {
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'node',
				name: NODE_UNDER_TEST,
				type: typeOf(node),
				typeVersion: 1,
				position: [200, 0],
				parameters,
				...(continueOnFail && { onError: continueOnFail }),
			},
		],
		connections: { Start: { main: [[{ node: NODE_UNDER_TEST, type: 'main', index: 0 }]] } },
		settings,
	};
}

/** Starts a workflow of a Manual Trigger and the node, to be cancelled while it runs. */
export function startWorkflow(options: NodeRunOptions): Execution {
	return startWorkflowJson(workflowAround(options), { ...options, resultNode: NODE_UNDER_TEST });
}

/** Runs a workflow of a Manual Trigger and the node to its end. Failures are in the result. */
export async function runWorkflow(options: NodeRunOptions): Promise<WorkflowResult> {
	return await startWorkflow(options).finished;
}
