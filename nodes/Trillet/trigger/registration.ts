import type { IDataObject, IHookFunctions, NodeApiError } from 'n8n-workflow';
import { explainFailure, requireEncrypted, webhookUrl } from '../../shared/webhook/activation';
import { isToken, newToken, tokenHash } from '../../shared/webhook/token';
import {
	asTrilletCredentials,
	CREDENTIAL_TYPE,
	trilletClient,
	type TrilletClient,
} from '../api/client';
import { changeCallFlow } from '../actions/callFlow/change';

/** Addresses that this trigger set on a call flow. */
export interface FlowRegistration {
	flowId: string;
	/** Of the token in them: n8n keeps static data as plain text. */
	tokenHash: string;
	/** What the fields of the flow held before, by name. */
	former: Record<string, string>;
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

/** Whether an address of the flow is still the one that this trigger set. */
function isOurs(address: unknown, { tokenHash: hash }: FlowRegistration): boolean {
	if (typeof address !== 'string' || !URL.canParse(address)) return false;
	return isToken(new URL(address).searchParams.get('token'), hash);
}

async function isRegistered(node: IHookFunctions): Promise<boolean> {
	const registration = registrationOf(node);
	const fields = fieldsOf(node);
	if (registration?.flowId !== flowIdOf(node)) return false;
	if (Object.keys(registration.former).sort().join() !== [...fields].sort().join()) return false;
	const base = webhookUrl(node);
	const flow = await readFlow(await trilletClient(node), registration.flowId);
	return fields.every(
		(field) => isOurs(flow[field], registration) && String(flow[field]).startsWith(`${base}?`),
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
	const fields = fieldsOf(node);
	// Remembered first: were the answer lost, the former addresses would be lost with it.
	node.getWorkflowStaticData('node').flow = {
		flowId,
		tokenHash: tokenHash(token),
		former: Object.fromEntries(fields.map((field) => [field, String(flow[field] ?? '')])),
	} satisfies FlowRegistration;
	await changeCallFlow(
		client,
		flowId,
		Object.fromEntries(fields.map((field) => [field, `${url}?token=${token}`])),
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
		Object.entries(registration.former).filter(([field]) => isOurs(flow?.[field], registration)),
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
