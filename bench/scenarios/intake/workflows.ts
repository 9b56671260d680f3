import { randomUUID } from 'node:crypto';
import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { inARow, node, to } from '../../../test/harness/real-workflow';
import { builtIn, OUR } from '../../nodes';
import type { BenchN8n, Service } from '../../n8n';
import type { BenchVendor } from '../../vendor';

/** The trigger of every workflow, and the node that an event is for. */
export const TRIGGER = 'Webhook';
export const HANDLER = 'Handler';

const handler = () => builtIn(HANDLER, 'noOp', {});

const webhook = (parameters: INodeParameters) =>
	builtIn(TRIGGER, 'webhook', { httpMethod: 'POST', path: randomUUID(), ...parameters });

async function publish(
	n8n: BenchN8n,
	name: string,
	nodes: INode[],
	connections: IConnections,
): Promise<string> {
	const settings = { executionOrder: 'v1' as const };
	const { id } = await n8n.api.createWorkflow({ name, nodes, connections, settings });
	await n8n.api.publish(id);
	return id;
}

async function publishWebhook(
	n8n: BenchN8n,
	name: string,
	nodes: [INode, ...INode[]],
	connections: IConnections,
): Promise<Service> {
	const workflowId = await publish(n8n, name, nodes, connections);
	return { workflowId, url: `${n8n.n8n.url}/webhook/${String(nodes[0].parameters.path)}` };
}

/** Our trigger, which registers itself at the vendor. */
export async function ourTrigger(n8n: BenchN8n, vendor: BenchVendor): Promise<Service> {
	const parameters = { registration: 'automatic', events: ['call.ended'] };
	const credential = await vendor.credential(n8n, vendor.newKey());
	const trigger = node(TRIGGER, `${OUR}.klenTrigger`, parameters, credential);
	const nodes = [trigger, handler()];
	const workflowId = await publish(n8n, 'Our trigger', nodes, inARow(TRIGGER, HANDLER));
	const registered = vendor.simulator.control.klen.production.webhooks().at(-1);
	if (!registered) throw new Error('The trigger has registered no webhook');
	return { workflowId, url: registered.url };
}

/** n8n's Webhook node as the editor adds it: it takes everything, and answers at once. */
export async function plainWebhook(n8n: BenchN8n): Promise<Service> {
	return await publishWebhook(n8n, 'Plain', [webhook({}), handler()], inARow(TRIGGER, HANDLER));
}

const respond = (name: string, responseCode: number) =>
	builtIn(name, 'respondToWebhook', { respondWith: 'noData', options: { responseCode } });

/** What somebody builds of n8n's nodes to get the same safety. */
export async function builtByHand(n8n: BenchN8n, secret: string): Promise<Service> {
	const credential = await n8n.api.createCredential('crypto', 'Signing secret', {
		hmacSecret: secret,
	});
	const nodes: [INode, ...INode[]] = [
		webhook({ responseMode: 'responseNode', options: { rawBody: true } }),
		builtIn(
			'Crypto',
			'crypto',
			{
				action: 'hmac',
				binaryData: true,
				binaryPropertyName: 'data',
				type: 'SHA256',
				dataPropertyName: 'expected',
				encoding: 'hex',
			},
			credential,
		),
		builtIn('If', 'if', {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 3 },
				conditions: [
					{
						id: randomUUID(),
						leftValue: '={{ $json.headers["x-klen-signature"] }}',
						rightValue: '={{ $json.expected }}',
						operator: { type: 'string', operation: 'equals' },
					},
				],
				combinator: 'and',
			},
			options: {},
		}),
		respond('Accept', 200),
		respond('Refuse', 401),
		builtIn('Remove Duplicates', 'removeDuplicates', {
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: '={{ $json.body.call.klen_call_id }}',
			options: {},
		}),
		handler(),
	];
	return await publishWebhook(n8n, 'Built by hand', nodes, {
		...inARow(TRIGGER, 'Crypto', 'If'),
		If: { main: [to('Accept'), to('Refuse')] },
		...inARow('Accept', 'Remove Duplicates', HANDLER),
	});
}
