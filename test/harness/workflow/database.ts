import { createRunExecutionData } from 'n8n-workflow';
import type { IRunExecutionData, ITaskData, RelatedExecution } from 'n8n-workflow';

/** What n8n's database holds of each execution: as it began until it ends, then as it ended. */
const executions = new Map<string, string>();

/** A copy as it comes back from the database. */
export const fromDatabase = (data: IRunExecutionData) =>
	JSON.parse(JSON.stringify(data)) as IRunExecutionData;

export function storeExecution(id: string, data: IRunExecutionData): void {
	executions.set(id, JSON.stringify(data));
}

export function storedExecution(id: string): IRunExecutionData | undefined {
	const text = executions.get(id);
	return text === undefined ? undefined : (JSON.parse(text) as IRunExecutionData);
}

/** The execution to which a sub-workflow belongs. */
export interface ParentExecution {
	/** When the parent began, or the first of its attempts; after a crash, when it began again. */
	establishedAt: number;
	/** Of the attempt that runs now; a retry has another one. */
	executionId: string;
	/** Whether it goes on where an earlier attempt ended. */
	isRetry: boolean;
	/** The attempt before whose sub-workflows went well and are not run again, of a retry. */
	ranSubsOf?: string;
	/** For one that n8n started again after a crash: when it began at first, if n8n's log tells. */
	crash?: { beganAt?: number };
}

/** How often the parent of everything that says no other was tried; each run belongs to a new attempt. */
let attempts = 0;

export const nextAttempt = (): ParentExecution => ({
	establishedAt: 1_000_000_000_000,
	executionId: `parent-${++attempts}`,
	isRetry: attempts > 1,
});

const taskOf = (startTime: number, metadata?: ITaskData['metadata']): ITaskData => ({
	startTime,
	executionIndex: 0,
	executionTime: -1,
	source: [null],
	metadata,
});

/** Stores a parent as n8n does when it begins. @returns what a sub-workflow knows of it */
export function relatedParent(parent: ParentExecution): RelatedExecution {
	const { establishedAt, executionId, isRetry, ranSubsOf, crash } = parent;
	const source = crash ? ('retry' as const) : ('trigger' as const);
	const executionContext = { version: 1 as const, establishedAt, source };
	const subExecution = { executionId: `sub-execution-of-${ranSubsOf}`, workflowId: 'workflow' };
	const runData = {
		// n8n's log tells seconds.
		...(crash?.beganAt && { Start: [taskOf(Math.floor(crash.beganAt / 1000))] }),
		...(ranSubsOf !== undefined && { 'Sub-workflow': [taskOf(establishedAt, { subExecution })] }),
	};
	if (ranSubsOf !== undefined) {
		const parentExecution = { executionId: ranSubsOf, workflowId: 'parent' };
		storeExecution(subExecution.executionId, createRunExecutionData({ parentExecution }));
	}
	const data = createRunExecutionData({
		executionData: { runtimeData: isRetry ? executionContext : undefined },
		resultData: { runData },
	});
	storeExecution(executionId, data);
	return { executionId, workflowId: 'parent', executionContext };
}
