import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { explainFailure, requireEncrypted, webhookUrl } from '../../shared/triggers/activation';
import { asTrilletCredentials, CREDENTIAL_TYPE, type TrilletOperations } from '../api/client';
import { atFlow, flowIdOf } from './flow';

export const registrationRequests: Array<keyof TrilletOperations> = [
	'getCallFlow',
	'updateCallFlow',
];

/** The fields of the call flow that a trigger sets, or undefined when it sets none. */
type FieldsOf = (node: IHookFunctions) => string[] | undefined;

/** Flows whose addresses a trigger has set. */
function rememberedFlows(node: IHookFunctions): string[] {
	const { flows } = node.getWorkflowStaticData('node');
	return Array.isArray(flows) ? flows.map(String) : [];
}

/** Flows whose addresses this trigger may have set; which it did, they say themselves. */
function flowsOf(node: IHookFunctions, fieldsOf: FieldsOf): string[] {
	return [...new Set([...rememberedFlows(node), ...(fieldsOf(node) ? [flowIdOf(node)] : [])])];
}

async function leave(node: IHookFunctions, flows: string[]): Promise<void> {
	for (const flowId of flows) {
		await atFlow(node, flowId, async (visit) => await visit.restore(), { mayBeGone: true });
	}
}

async function isRegistered(node: IHookFunctions, fieldsOf: FieldsOf): Promise<boolean> {
	const fields = fieldsOf(node);
	if (!fields) {
		await leave(node, rememberedFlows(node));
		delete node.getWorkflowStaticData('node').flows;
		return true;
	}
	if (flowsOf(node, fieldsOf).length > 1) return false;
	return await atFlow(node, flowIdOf(node), async (visit) => visit.isRegistered(fields));
}

async function register(node: IHookFunctions, fieldsOf: FieldsOf, keep: string[]): Promise<void> {
	const fields = fieldsOf(node) ?? [];
	if (fields.length === 0) {
		throw new NodeOperationError(node.getNode(), 'Report is empty', {
			description: 'Choose which of the addresses of the call flow lead here.',
		});
	}
	requireEncrypted(
		node,
		webhookUrl(node),
		asTrilletCredentials(await node.getCredentials(CREDENTIAL_TYPE)),
	);
	const flowId = flowIdOf(node);
	await leave(
		node,
		flowsOf(node, fieldsOf).filter((other) => other !== flowId),
	);
	node.getWorkflowStaticData('node').flows = [flowId];
	await atFlow(node, flowId, async (visit) => {
		if (fields.some((field) => keep.includes(field) && visit.isTaken(field))) {
			throw new NodeOperationError(
				node.getNode(),
				`The call flow ${flowId} has a pre-call webhook already, whose answer it waits for`,
				{
					description:
						'This trigger would take its place and answer nothing. Take Inbound Call Events out of Report, or answer with a Trillet AI Request Trigger instead: Caller Look-Up.',
				},
			);
		}
		await visit.register(fields);
	});
}

/**
 * The life cycle of the addresses that a trigger sets on a call flow.
 * @param keep fields that it takes only where nobody else has
 */
export const addressMethods = (fieldsOf: FieldsOf, keep: string[] = []) => ({
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return await explainFailure(this, async () => await isRegistered(this, fieldsOf));
	},

	async create(this: IHookFunctions): Promise<boolean> {
		await explainFailure(this, async () => await register(this, fieldsOf, keep));
		return true;
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		await explainFailure(this, async () => await leave(this, flowsOf(this, fieldsOf)));
		delete this.getWorkflowStaticData('node').flows;
		return true;
	},
});

/**
 * Account webhooks and per-call callbacks set no address: Trillet AI has no endpoint for the
 * first, and each call brings the second with it. The pre-call address waits for an answer that
 * this trigger does not give, so it never takes the place of one that works.
 */
export const webhookMethods = {
	default: addressMethods(
		(node) =>
			node.getNodeParameter('receive') === 'callFlow'
				? (node.getNodeParameter('flowUrls', []) as string[])
				: undefined,
		['inboundWebhookUrl'],
	),
};
