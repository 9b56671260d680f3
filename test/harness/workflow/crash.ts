import { NodeOperationError } from 'n8n-workflow';
import type { INode, IRun, IRunExecutionData, ITaskData } from 'n8n-workflow';
import { fromDatabase } from './database';

/** What is left of an execution when n8n dies. */
export interface Remains {
	/** The execution as n8n stored it when it began. */
	atStart: IRunExecutionData;
	/** Its nodes in the order of the workflow. */
	nodes: INode[];
	/** The execution in memory, for what n8n's log tells of it. */
	inMemory: IRunExecutionData;
	/** The nodes that n8n's log says began. */
	started: ReadonlySet<string>;
	/** The node that n8n died in. */
	diedIn: string | undefined;
}

/**
 * The execution as n8n's recovery leaves it at the next start (ExecutionRecoveryService.amend): the
 * data of its start, and of the nodes what the log tells, in seconds and without their output.
 */
export function afterCrash(
	{ atStart, nodes, inMemory, started, diedIn }: Remains,
	hasLog: boolean,
): IRun {
	const data = fromDatabase(atStart);
	for (const node of hasLog ? nodes : []) {
		if (!started.has(node.name) || data.resultData.runData[node.name] !== undefined) continue;
		const [first] = inMemory.resultData.runData[node.name] ?? [];
		const hasFinished = first !== undefined && node.name !== diedIn;
		const startTime = Math.floor((first?.startTime ?? Date.now()) / 1000);
		const common = { startTime, executionIndex: 0, executionTime: -1, source: [null] };
		const task: ITaskData = hasFinished
			? {
					...common,
					executionStatus: 'success',
					data: { main: [[{ json: { isArtificialRecoveredEventItem: true } }]] },
				}
			: {
					...common,
					executionStatus: 'crashed',
					error: new NodeOperationError(node, 'Node crashed, possible out-of-memory issue'),
				};
		data.resultData.lastNodeExecuted = node.name;
		data.resultData.runData[node.name] = [task];
	}
	const now = new Date();
	return {
		data,
		mode: 'trigger',
		startedAt: now,
		stoppedAt: now,
		status: 'crashed',
		storedAt: 'db',
	};
}
