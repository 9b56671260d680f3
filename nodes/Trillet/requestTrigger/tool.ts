import { createHash } from 'crypto';
import {
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { requireEncrypted, webhookUrl } from '../../shared/triggers/activation';
import { changeCallFlow } from '../actions/callFlow/change';
import { newTools, type FlowTool } from '../actions/callFlow/tools';
import { asTrilletCredentials, CREDENTIAL_TYPE, trilletClient } from '../api/client';
import { flowIdOf, tokensOf } from '../trigger/flow';
import type { ToolParameter } from './toolProperties';

type Node = IHookFunctions | IWebhookFunctions;

const NAME = /^[A-Za-z_]\w{0,63}$/;

/** The rows of a collection of the trigger that have a name. */
function rowsOf<Row extends { name: string }>(node: Node, name: string, group: string): Row[] {
	const { [group]: rows = [] } = node.getNodeParameter(name, {}) as IDataObject;
	const list = (Array.isArray(rows) ? rows : [rows]) as Row[];
	return list.filter((row) => row.name);
}

export const parametersOf = (node: Node) =>
	rowsOf<ToolParameter>(node, 'toolParameters', 'parameter');

function describe({ type, required = true, description = '' }: ToolParameter): string {
	const kind = { string: '', number: 'A number.', boolean: 'true or false.' }[type ?? 'string'];
	const what = description && description.replace(/\.?$/, '.');
	return [what, kind, required ? 'Required.' : 'Optional.'].filter(Boolean).join(' ');
}

const text = (node: Node, name: string) => String(node.getNodeParameter(name, '') ?? '').trim();

/**
 * The tool as the flow keeps it
 * (docs.trillet.ai/v1/api-reference/endpoints/flows/call-flows/update). What it asks for is part
 * of its address: the API cannot change a tool, so a changed one is another one.
 * @throws NodeOperationError when a name is none that a model can use
 */
function toolOf(node: IHookFunctions, token: string): FlowTool {
	const parameters = parametersOf(node);
	const fields = rowsOf<{ name: string; description?: string }>(node, 'answerFields', 'field');
	const names = [text(node, 'toolName'), ...[...parameters, ...fields].map(({ name }) => name)];
	const wrong = names.find((name) => !NAME.test(name));
	if (wrong !== undefined) {
		throw new NodeOperationError(node.getNode(), `"${wrong}" is no name for a tool or a field`, {
			description: 'Use letters, digits and underscores, such as book_appointment.',
		});
	}
	const caller = text(node, 'callerVariable');
	const placeholders = parameters.map(({ name }) => [name, `{{${name}}}`]);
	const tool = {
		name: text(node, 'toolName'),
		description: text(node, 'toolDescription'),
		method: 'POST',
		headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
		body: JSON.stringify({
			...(caller && { from: `{{${caller}}}` }),
			parameters: Object.fromEntries(placeholders) as IDataObject,
		}),
		variables: parameters.map((row) => ({ name: row.name, description: describe(row) })),
		responseVariables: fields.map(({ name, description = '' }) => ({
			name,
			path: name,
			description,
		})),
		textToSpeak: text(node, 'textToSpeak'),
	};
	const mark = createHash('sha256').update(JSON.stringify(tool)).digest('hex').slice(0, 12);
	return {
		...tool,
		variablesforcallflow: tool.variables,
		url: `${webhookUrl(node)}?tool=${mark}`,
	};
}

/** Says which tools this trigger left in the flow, as the API has no way to take them out. */
function reportLeftOver(node: IHookFunctions, tools: FlowTool[], flowId: string): void {
	const own = tools.filter(({ url }) => url?.startsWith(`${webhookUrl(node)}?`));
	if (own.length === 0) return;
	const names = own.map(({ name }) => name).join(', ');
	node.logger.warn(
		`"${node.getNode().name}" leaves in the call flow ${flowId} what Trillet AI's API cannot remove: ${names}. Delete it under Tools of the flow in the dashboard.`,
	);
}

async function readTool(node: IHookFunctions) {
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	const flowId = flowIdOf(node);
	const client = await trilletClient(node);
	const { webhooks = [] } = await client.request('getCallFlow', { path: { id: flowId } });
	// A tool that carries the token of another key of the credential works as well.
	const candidates = tokensOf(node, credential, flowId).map((token) => toolOf(node, token));
	const isThere = (tool: FlowTool) => newTools(webhooks, [tool]).length === 0;
	return { credential, client, flowId, webhooks, candidates, isThere };
}

/** Whether the flow has the tool exactly as it is set up here. */
export async function hasTool(node: IHookFunctions): Promise<boolean> {
	const { candidates, isThere } = await readTool(node);
	return candidates.some(isThere);
}

/** Adds the tool to the flow, unless it is there. */
export async function addTool(node: IHookFunctions): Promise<void> {
	const { credential, client, flowId, webhooks, candidates, isThere } = await readTool(node);
	requireEncrypted(node, webhookUrl(node), asTrilletCredentials(credential));
	const [tool] = candidates;
	if (!tool || candidates.some(isThere)) return;
	await changeCallFlow(client, flowId, { webhooks: [tool] });
	reportLeftOver(node, webhooks, flowId);
}

/** Takes nothing out, as the API cannot, and says so. */
export async function leaveTool(node: IHookFunctions): Promise<void> {
	const { webhooks, flowId } = await readTool(node);
	reportLeftOver(node, webhooks, flowId);
}
