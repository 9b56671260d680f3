import './environment';
import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import { UnexpectedError } from 'n8n-workflow';
import type {
	IConnections,
	INode,
	INodeType,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { name as packageName } from '../../../package.json';
import { CredentialsHelper } from './credentials';
import type { CredentialData } from './credentials';
import { NodeTypes } from './node-types';
import { loadPack } from './pack';
import type { Pack } from './pack';

/** What an n8n process holds in memory. */
interface Instance {
	pack: Pack;
	nodeTypes: NodeTypes;
}

let running: Instance | undefined;
let lackedNames: string[] = [];

/** The running n8n instance; started on first use. */
export function instance(): Instance {
	if (!running) {
		const pack = loadPack(lackedNames);
		running = { pack, nodeTypes: new NodeTypes(pack.nodes) };
	}
	return running;
}

/**
 * Ends the instance, so that the next use starts a new one. Whatever the pack remembers in memory is
 * lost, as with a restart of n8n; what a trigger saved as static data stays.
 *
 * @param lacking exports of n8n-workflow that an older n8n does not have
 */
export function restartN8n({ lacking = [] }: { lacking?: string[] } = {}): void {
	running = undefined;
	lackedNames = lacking;
}

/**
 * The full type name of a node.
 *
 * @param node a type name (`klen` and `n8n-nodes-voice-agents.klen` are the same) or a node object,
 * which takes the place of the registered node of its name
 */
export function typeOf(node: INodeType | string): string {
	if (typeof node !== 'string') return instance().nodeTypes.add(node);
	return node.includes('.') ? node : `${packageName}.${node}`;
}

/** A workflow as it is exported from the editor. */
export interface WorkflowJson {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowBase['settings'];
}

/** Credentials of a test, ready for the nodes of a workflow. */
export function credentialsHelper(credentials: CredentialData = {}): CredentialsHelper {
	return new CredentialsHelper(instance().pack.credentials, credentials);
}

let executions = 0;

/** What n8n's WorkflowExecuteAdditionalData.getBase prepares for each execution. */
export function additionalData(
	workflow: IWorkflowBase,
	mode: WorkflowExecuteMode,
	helper: CredentialsHelper,
	publicUrl = 'http://127.0.0.1:5678',
): IWorkflowExecuteAdditionalData {
	const executionId = String(++executions);
	const unsupported = (what: string) => async () => {
		throw new UnexpectedError(`The workflow harness has no ${what}`);
	};
	return {
		currentNodeExecutionIndex: 0,
		credentialsHelper: helper,
		executionId,
		executeWorkflow: unsupported('sub-workflows'),
		getRunExecutionData: unsupported('stored executions'),
		getRuntimeCredential: unsupported('run-time credentials'),
		startRunnerTask: unsupported('task runner'),
		externalSecretsProxy: new ExternalSecretsProxy(),
		hooks: new ExecutionLifecycleHooks(mode, executionId, workflow),
		variables: {},
		logAiEvent: () => undefined,
		restApiUrl: `${publicUrl}/rest`,
		instanceBaseUrl: `${publicUrl}/`,
		formBaseUrl: `${publicUrl}/form`,
		formWaitingBaseUrl: `${publicUrl}/form-waiting`,
		formTestBaseUrl: `${publicUrl}/form-test`,
		webhookBaseUrl: `${publicUrl}/webhook`,
		webhookWaitingBaseUrl: `${publicUrl}/webhook-waiting`,
		webhookTestBaseUrl: `${publicUrl}/webhook-test`,
		mcpBaseUrl: `${publicUrl}/mcp`,
		mcpTestBaseUrl: `${publicUrl}/mcp-test`,
	};
}
