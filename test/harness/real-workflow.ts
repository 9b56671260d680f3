import { randomUUID } from 'node:crypto';
import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { StoredCredential, WorkflowFile } from '../../tools/real-n8n/api';

const NEWEST_VERSIONS: Record<string, number> = {
	'n8n-nodes-base.splitInBatches': 3,
	'n8n-nodes-base.webhook': 2,
	'n8n-nodes-voice-agents.klenTrigger': 2,
	'n8n-nodes-voice-agents.trilletTrigger': 2,
};

/** A node as the editor adds it, named and set up. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters = {},
	credential?: StoredCredential,
): INode {
	const isWebhook = type.endsWith('.webhook') || type.endsWith('Trigger');
	return {
		id: randomUUID(),
		name,
		type,
		typeVersion: NEWEST_VERSIONS[type] ?? 1,
		position: [0, 0],
		parameters,
		...(credential && {
			credentials: { [credential.type]: { id: credential.id, name: credential.name } },
		}),
		...(isWebhook && { webhookId: randomUUID() }),
	};
}

/** The end of a connection, at the first input of a node. */
export const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];

/** The connections of nodes in a row, by their names. */
export const inARow = (...names: string[]): IConnections =>
	Object.fromEntries(names.slice(1).map((name, at) => [names[at] as string, { main: [to(name)] }]));

/** The connections of a webhook and nodes in a row. */
export const chained = (nodes: INode[]): IConnections =>
	inARow('Webhook', ...nodes.map(({ name }) => name));

/** A workflow that starts with a POST to the webhook of its name; the node is called Webhook. */
export function webhookWorkflow(nodes: INode[], connections: IConnections): WorkflowFile {
	const path = randomUUID();
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', { path, httpMethod: 'POST' });
	// What the editor gives every new workflow; without it n8n uses an order of the past.
	const settings = { executionOrder: 'v1' as const };
	return { name: path, nodes: [webhook, ...nodes], connections, settings };
}
