import type { IDataObject, IHookFunctions, NodeApiError } from 'n8n-workflow';
import { explainFailure, requireEncrypted, webhookUrl } from '../../shared/webhook/activation';
import { newToken } from '../../shared/webhook/token';
import {
	asTrilletCredentials,
	CREDENTIAL_TYPE,
	trilletClient,
	type TrilletClient,
} from '../api/client';
import { changeCallFlow } from '../actions/callFlow/change';

/** Addresses that this trigger set on a call flow, by the field of the flow. */
export interface FlowRegistration {
	flowId: string;
	token: string;
	urls: Record<string, { former: string; ours: string }>;
}

export const registrationOf = (node: { getWorkflowStaticData(type: string): IDataObject }) =>
	node.getWorkflowStaticData('node').flow as FlowRegistration | undefined;

const isForCallFlow = (node: IHookFunctions) => node.getNodeParameter('receive') === 'callFlow';

const flowIdOf = (node: IHookFunctions) =>
	node.getNodeParameter('callFlowId', '', { extractValue: true }) as string;

const fieldsOf = (node: IHookFunctions) => node.getNodeParameter('flowUrls', []) as string[];

async function readFlow(client: TrilletClient, id: string): Promise<IDataObject> {
	return { ...(await client.request('getCallFlow', { path: { id } })) } as IDataObject;
}

async function isRegistered(node: IHookFunctions): Promise<boolean> {
	const registration = registrationOf(node);
	const fields = fieldsOf(node);
	if (registration?.flowId !== flowIdOf(node)) return false;
	if (Object.keys(registration.urls).sort().join() !== [...fields].sort().join()) return false;
	const base = webhookUrl(node);
	const flow = await readFlow(await trilletClient(node), registration.flowId);
	return Object.entries(registration.urls).every(
		([field, { ours }]) => flow[field] === ours && ours.startsWith(`${base}?`),
	);
}

async function register(node: IHookFunctions): Promise<void> {
	const url = webhookUrl(node);
	requireEncrypted(node, url, asTrilletCredentials(await node.getCredentials(CREDENTIAL_TYPE)));
	const client = await trilletClient(node);
	// Another flow or other fields were set before: those get back what they had.
	await restore(node, client);

	const flowId = flowIdOf(node);
	const flow = await readFlow(client, flowId);
	const token = newToken();
	const ours = `${url}?token=${token}`;
	const urls = Object.fromEntries(
		fieldsOf(node).map((field) => [field, { former: String(flow[field] ?? ''), ours }]),
	);
	// Remembered first: were the answer lost, the former addresses would be lost with it.
	node.getWorkflowStaticData('node').flow = { flowId, token, urls } satisfies FlowRegistration;
	await changeCallFlow(
		client,
		flowId,
		Object.fromEntries(Object.keys(urls).map((field) => [field, ours])),
	);
}

/** Puts back the former addresses, except where somebody has set another one meanwhile. */
async function restore(node: IHookFunctions, client: TrilletClient): Promise<void> {
	const registration = registrationOf(node);
	if (!registration) return;
	const flow = await readFlow(client, registration.flowId).catch((error: NodeApiError) => {
		if (error.httpCode === '404') return undefined;
		throw error;
	});
	const changes = Object.fromEntries(
		Object.entries(registration.urls)
			.filter(([field, { ours }]) => flow?.[field] === ours)
			.map(([field, { former }]) => [field, former]),
	);
	if (flow && Object.keys(changes).length > 0) {
		await changeCallFlow(client, registration.flowId, changes);
	}
	delete node.getWorkflowStaticData('node').flow;
}

/**
 * The life cycle of the addresses that the trigger sets on a call flow. Account webhooks and
 * per-call callbacks have none: Trillet AI has no endpoint for the first, and each call brings
 * the second with it.
 */
export const webhookMethods = {
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			if (!isForCallFlow(this)) return true;
			return await explainFailure(this, async () => await isRegistered(this));
		},

		async create(this: IHookFunctions): Promise<boolean> {
			await explainFailure(this, async () => await register(this));
			return true;
		},

		async delete(this: IHookFunctions): Promise<boolean> {
			const client = await trilletClient(this);
			await explainFailure(this, async () => await restore(this, client));
			return true;
		},
	},
};
