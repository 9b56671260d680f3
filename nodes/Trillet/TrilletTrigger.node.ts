import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { main } from '../shared/node/connections';
import { eventSubtitle } from '../shared/node/subtitle';
import { testTrilletApi } from './api/credentialTest';
import { methods } from './methods';
import { triggerProperties } from './trigger/properties';
import { registrationRequests, webhookMethods } from './trigger/registration';
import { receive } from './trigger/webhook';

export class TrilletTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trillet AI Trigger',
		name: 'trilletTrigger',
		icon: { light: 'file:trillet.svg', dark: 'file:trillet.dark.svg' },
		group: ['trigger'],
		// For a trigger of version 1 n8n evaluates an expression with every delivery.
		version: 2,
		subtitle: eventSubtitle(triggerProperties),
		description: 'Starts the workflow when Trillet AI reports an event of a call, message or flow',
		defaults: { name: 'Trillet AI Trigger' },
		inputs: [],
		outputs: main,
		credentials: [{ name: 'trilletApi', required: true, testedBy: 'testTrilletApi' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: 'onReceived',
				// Left empty, n8n answers with what webhook() returns.
				responseData: '',
			},
		],
		properties: triggerProperties,
	};

	/** What setting the addresses of a call flow requests. */
	requests = registrationRequests;

	methods = { ...methods, credentialTest: { testTrilletApi } };

	webhookMethods = webhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
