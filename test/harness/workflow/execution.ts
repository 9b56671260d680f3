import './environment';
import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type {
	ExecuteWorkflowData,
	IBinaryKeyData,
	IDataObject,
	IExecuteResponsePromiseData,
	INode,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	IWorkflowBase,
	RelatedExecution,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { afterCrash } from './crash';
import type { CredentialData } from './credentials';
import {
	nextAttempt,
	relatedParent,
	storedExecution,
	storeExecution,
	type ParentExecution,
} from './database';
import { additionalData, credentialsHelper, instance } from './instance';
import type { WorkflowJson } from './instance';
import { expectPreviewed } from './previews';
import { WorkflowResult } from './result';

/** How a workflow run starts. */
export interface RunOptions {
	/** JSON of the items that the first node passes on; one empty item when left out. */
	items?: IDataObject[];
	/** Files that the items bring along, in the order of the items. */
	files?: IBinaryKeyData[];
	credentials?: CredentialData;
	/**
	 * `manual` is a run from the editor, `integrated` one of Execute Sub-workflow, everything else is a
	 * run of the published workflow.
	 */
	mode?: WorkflowExecuteMode;
	/** In the mode `integrated`; when left out, each run belongs to a further attempt of the same parent. */
	parent?: ParentExecution;
	/** The vendor answers what no page documents, which no preview foresees. */
	hasBrokenAnswers?: boolean;
}

/** An execution under way. */
export interface Execution {
	/** Stops the execution as the editor's Stop button does. */
	cancel(): void;
	/** Settles when the execution has ended, whether it succeeded or not. */
	finished: Promise<WorkflowResult>;
	/**
	 * Ends the execution where it is, as the death of n8n does; what n8n remembers is lost only with
	 * a restart. @returns the execution as n8n finds it at its next start
	 */
	crash(options: { hasLog: boolean }): WorkflowResult;
}

interface ProcessOptions extends Pick<RunOptions, 'credentials' | 'mode' | 'hasBrokenAnswers'> {
	/** Gets what a node answers with `sendResponse`. */
	onResponse?: (response: IExecuteResponsePromiseData) => void;
}

/** An execution as n8n stores it while it sleeps. */
export interface StoredExecution extends ProcessOptions {
	stored: IWorkflowBase;
	data: IRunExecutionData;
}

const asleep: StoredExecution[] = [];

/** The executions that fell asleep since the last time, the innermost first. */
export function takeSleeping(): StoredExecution[] {
	return asleep.splice(0);
}

/** The workflow as n8n stores it, its nodes provided with the credentials that their types can use. */
export function storedWorkflow(
	json: WorkflowJson,
	credentials: CredentialData = {},
): IWorkflowBase {
	const { nodeTypes } = instance();
	const references = credentialsHelper(credentials).references();
	const now = new Date();
	const nodes = structuredClone(json.nodes).map((node): INode => {
		const usable = nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description
			.credentials;
		const own = Object.entries(references).filter(([type]) =>
			usable?.some(({ name }) => name === type),
		);
		return own.length > 0 ? { ...node, credentials: Object.fromEntries(own) } : node;
	});
	return {
		id: 'workflow',
		name: json.name ?? 'Workflow under test',
		nodes,
		connections: json.connections,
		settings: { executionOrder: 'v1', ...json.settings },
		active: true,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
	};
}

/** n8n's run-time form of a stored workflow: parameter defaults are filled in here. */
export function load(stored: IWorkflowBase): Workflow {
	return new Workflow({ ...stored, nodeTypes: instance().nodeTypes });
}

/**
 * Goes on with an execution where its data says.
 * @throws when the workflow has issues, such as an empty required parameter
 */
export function process(
	stored: IWorkflowBase,
	data: IRunExecutionData,
	{ credentials, mode = 'trigger', onResponse }: ProcessOptions,
	onNode: (name: string) => void = () => undefined,
): ReturnType<WorkflowExecute['processRunExecutionData']> {
	const additional = additionalData(stored, mode, credentialsHelper(credentials));
	additional.executeWorkflow = async ({ code }, _, { inputData, parentExecution }) =>
		await executeInline(code, inputData, parentExecution, { credentials });
	additional.getRunExecutionData = async (id) => await Promise.resolve(storedExecution(id));
	additional.hooks?.addHandler('nodeExecuteBefore', onNode);
	if (onResponse) additional.hooks?.addHandler('sendResponse', onResponse);
	const id = String(additional.executionId);
	storeExecution(id, data);
	const run = new WorkflowExecute(additional, mode, data).processRunExecutionData(load(stored));
	const keep = (ended: IRun) => {
		storeExecution(id, ended.data);
		if (ended.status === 'waiting') asleep.push({ stored, data: ended.data, credentials, mode });
	};
	// Whoever awaits the run sees its failure.
	run.then(keep, () => undefined);
	return run;
}

/** Runs a sub-workflow that a node brings along, as n8n's executeWorkflow does. */
async function executeInline(
	stored: IWorkflowBase | undefined,
	items: INodeExecutionData[] = [],
	parentExecution: RelatedExecution | undefined,
	options: Omit<ProcessOptions, 'mode'>,
): Promise<ExecuteWorkflowData> {
	const start = stored?.nodes[0];
	if (!stored || !start) throw new Error('The harness runs only sub-workflows with nodes');
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }] },
		parentExecution,
	});
	const { waitTill } = await process(stored, data, { ...options, mode: 'integrated' });
	const { error, lastNodeExecuted = '', runData } = data.resultData;
	if (error) throw new Error(error.message);
	return {
		executionId: 'sub-execution',
		data: runData[lastNodeExecuted]?.at(-1)?.data?.main ?? [],
		waitTill,
	};
}

/** Runs a stored workflow from the given node on, which receives the items as they are. */
export function execute(
	stored: IWorkflowBase,
	startNode: string,
	items: INodeExecutionData[],
	resultNode: string,
	{
		credentials,
		mode = 'trigger',
		parent,
		onResponse,
		hasBrokenAnswers,
	}: Omit<RunOptions, 'items' | 'files'> & Pick<ProcessOptions, 'onResponse'>,
): Execution {
	const workflow = load(stored);
	const node = workflow.getNode(startNode);
	if (!node) throw new Error(`The workflow has no node "${startNode}"`);
	const isSub = mode === 'integrated';
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
		...(isSub && { parentExecution: relatedParent(parent ?? nextAttempt()) }),
	});
	return begin(stored, data, resultNode, { credentials, mode, onResponse, hasBrokenAnswers });
}

/** Begins an execution, or goes on with it, where its data says. */
export function begin(
	stored: IWorkflowBase,
	data: IRunExecutionData,
	resultNode: string,
	options: ProcessOptions,
): Execution {
	const atStart = structuredClone(data);
	const started = new Set<string>();
	let running: string | undefined;
	const crash = (hasLog: boolean) => {
		const { nodes } = stored;
		const remains = { atStart, nodes, inMemory: data, started, diedIn: running };
		return new WorkflowResult(afterCrash(remains, hasLog), resultNode);
	};
	try {
		const run = process(stored, data, options, (name) => started.add((running = name)));
		return {
			cancel: () => run.cancel(),
			finished: run.then((ended) => {
				if (!options.hasBrokenAnswers) expectPreviewed(load(stored), ended);
				return new WorkflowResult(ended, resultNode);
			}),
			crash({ hasLog }) {
				const left = crash(hasLog);
				run.cancel();
				return left;
			},
		};
	} catch (error) {
		// A workflow with issues, such as an empty required parameter, fails before its first node runs.
		data.resultData.error = error as IRun['data']['resultData']['error'];
		const now = new Date();
		const failed: IRun = {
			data,
			mode: options.mode ?? 'trigger',
			startedAt: now,
			stoppedAt: now,
			status: 'error',
			storedAt: 'db',
		};
		return {
			cancel: () => undefined,
			finished: Promise.resolve(new WorkflowResult(failed, resultNode)),
			crash: ({ hasLog }) => crash(hasLog),
		};
	}
}

/**
 * Starts a whole workflow from its trigger node, which has to be the first one.
 *
 * @param resultNode the node that the result is about; the last one when left out
 */
export function startWorkflowJson(
	json: WorkflowJson,
	options: RunOptions & { resultNode?: string } = {},
): Execution {
	const {
		items = [{}],
		files = [],
		credentials,
		resultNode = json.nodes.at(-1)?.name ?? '',
	} = options;
	const first = json.nodes[0];
	if (!first) throw new Error('The workflow has no nodes');
	return execute(
		storedWorkflow(json, credentials),
		first.name,
		items.map((item, index) => ({ json: item, ...(files[index] && { binary: files[index] }) })),
		resultNode,
		options,
	);
}

/** Runs a whole workflow to its end; see {@link startWorkflowJson}. */
export async function runWorkflowJson(
	json: WorkflowJson,
	options?: RunOptions & { resultNode?: string },
): Promise<WorkflowResult> {
	return await startWorkflowJson(json, options).finished;
}

export { workflowAround } from './node-run';
