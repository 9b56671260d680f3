import type {
	IConnections,
	INode,
	INodeExecutionData,
	IRunExecutionData,
	IWorkflowSettings,
} from 'n8n-workflow';

/** A workflow as n8n exports and imports it. */
export interface WorkflowFile {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** A workflow as n8n keeps it. */
export interface StoredWorkflow extends WorkflowFile {
	id: string;
	/** The saved version, which publishing makes live. */
	versionId: string;
	active: boolean;
}

export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

type ExecutionStatus =
	'new' | 'running' | 'waiting' | 'success' | 'error' | 'crashed' | 'canceled' | 'unknown';

/** One line of the execution list. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	mode: string;
	status: ExecutionStatus;
	/** The execution that this one is a retry of. */
	retryOf?: string | null;
}

/** An execution with what each node did. */
export interface Execution extends ExecutionSummary {
	data: IRunExecutionData;
}

/** How far the publishing of a workflow is. */
export interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

/** The items that a node put out in its first run, or none when it did not run. */
export function outputOf(execution: Execution, nodeName: string): INodeExecutionData[] {
	return execution.data.resultData.runData[nodeName]?.[0]?.data?.main?.[0] ?? [];
}

/** Whether an execution has not ended yet. */
export const isUnderWay = ({ status }: ExecutionSummary) =>
	['new', 'running', 'waiting'].includes(status);

/** n8n 1 saves the status of an execution, and an instant later what its nodes did. */
export function isSaved({
	status,
	data,
}: ExecutionSummary & { data?: IRunExecutionData }): boolean {
	if (!data) return false;
	if (status === 'error') return data.resultData.error !== undefined;
	return status !== 'success' || !data.executionData?.nodeExecutionStack.length;
}
