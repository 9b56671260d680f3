import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { explainFailure, requireEncrypted, webhookUrl } from '../../shared/webhook/activation';
import { asTrilletCredentials, CREDENTIAL_TYPE } from '../api/client';
import { atFlow, flowIdOf } from './flow';

const isForCallFlow = (node: IHookFunctions) => node.getNodeParameter('receive') === 'callFlow';

const fieldsOf = (node: IHookFunctions) => node.getNodeParameter('flowUrls', []) as string[];

/** Flows whose addresses this trigger may have set; which it did, they say themselves. */
function flowsOf(node: IHookFunctions): string[] {
	const { flows } = node.getWorkflowStaticData('node');
	const remembered = Array.isArray(flows) ? flows.map(String) : [];
	return [...new Set([...remembered, ...(isForCallFlow(node) ? [flowIdOf(node)] : [])])];
}

async function leave(node: IHookFunctions, flows: string[]): Promise<void> {
	for (const flowId of flows) {
		await atFlow(node, flowId, async (visit) => await visit.restore(), { mayBeGone: true });
	}
}

async function isRegistered(node: IHookFunctions): Promise<boolean> {
	if (!isForCallFlow(node)) {
		await leave(node, flowsOf(node));
		delete node.getWorkflowStaticData('node').flows;
		return true;
	}
	if (flowsOf(node).length > 1) return false;
	return await atFlow(node, flowIdOf(node), async (visit) => visit.isRegistered(fieldsOf(node)));
}

async function register(node: IHookFunctions): Promise<void> {
	const fields = fieldsOf(node);
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
		flowsOf(node).filter((other) => other !== flowId),
	);
	node.getWorkflowStaticData('node').flows = [flowId];
	await atFlow(node, flowId, async (visit) => await visit.register(fields));
}

/**
 * The life cycle of the addresses that the trigger sets on a call flow. Account webhooks and
 * per-call callbacks have none: Trillet AI has no endpoint for the first, and each call brings
 * the second with it.
 */
export const webhookMethods = {
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			return await explainFailure(this, async () => await isRegistered(this));
		},

		async create(this: IHookFunctions): Promise<boolean> {
			await explainFailure(this, async () => await register(this));
			return true;
		},

		async delete(this: IHookFunctions): Promise<boolean> {
			await explainFailure(this, async () => await leave(this, flowsOf(this)));
			delete this.getWorkflowStaticData('node').flows;
			return true;
		},
	},
};
