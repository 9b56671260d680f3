import type { IHookFunctions } from 'n8n-workflow';
import { explainFailure } from '../../shared/triggers/activation';
import { addressMethods } from '../trigger/registration';
import { addTool, hasTool, leaveTool } from './tool';

const isAutomatic = (node: IHookFunctions) =>
	node.getNodeParameter('registration', 'automatic') === 'automatic';

/** A test listen adds no tool: nobody could take it out again. */
const isTool = (node: IHookFunctions) =>
	node.getNodeParameter('kind') === 'tool' && isAutomatic(node) && node.getMode() !== 'manual';

const addresses = addressMethods((node) =>
	node.getNodeParameter('kind') === 'callerLookUp' && isAutomatic(node)
		? ['inboundWebhookUrl']
		: undefined,
);

/** The life cycle of what the trigger sets up in a call flow: its pre-call address, or a tool. */
export const webhookMethods = {
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			const isAtRest = await addresses.checkExists.call(this);
			if (!isTool(this)) return isAtRest;
			return await explainFailure(this, async () => await hasTool(this));
		},

		async create(this: IHookFunctions): Promise<boolean> {
			if (!isTool(this)) return await addresses.create.call(this);
			await explainFailure(this, async () => await addTool(this));
			return true;
		},

		async delete(this: IHookFunctions): Promise<boolean> {
			// What cannot be taken out must not keep the workflow from being unpublished.
			if (isTool(this)) await leaveTool(this).catch(() => undefined);
			return await addresses.delete.call(this);
		},
	},
};
