import * as n8nWorkflow from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	IWorkflowBase,
} from 'n8n-workflow';

/**
 * Whether code can run after the time limit of a sleep. n8n wakes a node whose time limit is over
 * as if it were disabled: its input goes on, and none of its code runs. Behind it in a sub-workflow
 * another node can run, and n8n 2 hands what that returns to the execution that waits for it; older
 * versions hand over the input instead.
 */
export const canActAfterTimeLimit = (): boolean => 'WAIT_FOR_SUB_EXECUTION' in n8nWorkflow;

const START = 'Start';

/** A workflow of this node with other parameters, once for every step. */
function inlineWorkflow(node: IExecuteFunctions, steps: INodeParameters[]): IWorkflowBase {
	const { type, typeVersion, credentials } = node.getNode();
	// With an error output, an item that failed would leave the steps.
	const onError = node.continueOnFail() ? 'continueRegularOutput' : 'stopWorkflow';
	const start: INode = {
		id: START,
		name: START,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { inputSource: 'passthrough' },
	};
	const nodes = steps.map((parameters, index): INode => {
		const name = `Step ${index + 1}`;
		return {
			id: name,
			name,
			type,
			typeVersion,
			credentials,
			onError,
			position: [260 * (index + 1), 0],
			parameters,
		};
	});
	const names = [START, ...nodes.map(({ name }) => name)];
	const now = new Date();
	return {
		// n8n fills in the workflow that this one belongs to.
		id: '',
		name: node.getWorkflow().name ?? '',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		nodes: [start, ...nodes],
		connections: Object.fromEntries(
			nodes.map(({ name }, index) => [
				names[index],
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
		),
		settings: { executionOrder: 'v1', timezone: node.getTimezone(), callerPolicy: 'any' },
	};
}

/**
 * Runs steps of an operation one after another in an execution of their own, whose sleep ends at
 * the next step. The execution of this node waits meanwhile, and goes on with what the last step
 * returns.
 * @param steps the parameters of this node in each step, which are those of an operation that is
 * a step (`isStep`)
 * @param input what the first step gets as its items
 * @returns the items of the last step when no step fell asleep; undefined when one did
 */
export async function runSteps(
	node: IExecuteFunctions,
	steps: INodeParameters[],
	input: INodeExecutionData[],
): Promise<INodeExecutionData[] | undefined> {
	const { data, waitTill } = await node.executeWorkflow(
		{ code: inlineWorkflow(node, steps) },
		input,
		undefined,
		{
			parentExecution: {
				executionId: node.getExecutionId(),
				workflowId: node.getWorkflow().id ?? '',
				shouldResume: true,
			},
		},
	);
	return waitTill ? undefined : (data[0] ?? []);
}

/**
 * Lets this execution sleep until its resume URL is called or the time is over.
 * @param pending the item that goes on when the time is over, instead of what came in
 */
export async function fallAsleep(
	node: IExecuteFunctions,
	until: Date,
	pending?: INodeExecutionData,
): Promise<void> {
	// What the node got is what it passes on, and what the resuming webhook reads with $json.
	if (pending) node.getExecuteData().data = { main: [[pending]] };
	await node.putExecutionToWait(until);
}

/** Where somebody can wake this execution while it sleeps; it carries a token of this execution. */
export const resumeUrl = (node: IExecuteFunctions, itemIndex: number): string =>
	String(node.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex));
