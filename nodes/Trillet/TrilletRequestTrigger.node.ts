import type {
	INodeType,
	INodeTypeDescription,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { main } from '../shared/node/connections';
import { testTrilletApi } from './api/credentialTest';
import { methods } from './methods';
import { requestProperties } from './requestTrigger/properties';
import { webhookMethods } from './requestTrigger/registration';
import { registrationRequests } from './trigger/registration';
import { receiveRequest } from './requestTrigger/webhook';

/** One address for both ways to ask; n8n registers it once, by the first. */
const waiting: Pick<IWebhookDescription, 'path' | 'responseMode'> = {
	path: 'request',
	responseMode: '={{$parameter["responseMode"]}}',
};

export class TrilletRequestTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trillet AI Request Trigger',
		name: 'trilletRequestTrigger',
		icon: { light: 'file:trillet.svg', dark: 'file:trillet.dark.svg' },
		group: ['trigger'],
		// Version 1 of a trigger gets no raw body of some types, and evaluates an expression each time.
		version: 2,
		subtitle:
			'={{ $parameter["kind"] === "tool" ? "Tool: " + $parameter["toolName"] : "Caller Look-Up" }}',
		description:
			'Starts the workflow when Trillet AI asks something during a call, and answers while the caller waits',
		defaults: { name: 'Trillet AI Request Trigger' },
		inputs: [],
		outputs: main,
		eventTriggerDescription:
			'Call the number of your agent, and have it look the caller up or use the tool. A request that is refused shows its reason here.',
		activationMessage:
			'Trillet AI now gets its answers from this workflow, while the caller waits.',
		credentials: [{ name: 'trilletApi', required: true, testedBy: 'testTrilletApi' }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', ...waiting },
			{ name: 'setup', httpMethod: 'GET', ndvHideUrl: true, ...waiting },
		],
		properties: requestProperties,
	};

	/** What setting its address or its tool at a call flow requests. */
	requests = registrationRequests;

	methods = { ...methods, credentialTest: { testTrilletApi } };

	webhookMethods = webhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveRequest(this);
	}
}
