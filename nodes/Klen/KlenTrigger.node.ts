import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { main } from '../shared/node/connections';
import { eventSubtitle } from '../shared/node/subtitle';
import { events } from './api/events';
import { testKlenApi } from './api/credentialTest';
import { methods } from './methods';
import { registrationRequests, webhookMethods } from './trigger/registration';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/webhook';

const properties = triggerProperties(events);

export class KlenTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Klen AI Trigger',
		name: 'klenTrigger',
		icon: { light: 'file:klen.svg', dark: 'file:klen.dark.svg' },
		group: ['trigger'],
		// For a trigger of version 1 n8n evaluates an expression with every delivery.
		version: 2,
		subtitle: eventSubtitle(properties),
		description: 'Starts the workflow when Klen AI reports an event of a call or of the calendar',
		defaults: { name: 'Klen AI Trigger' },
		inputs: [],
		outputs: main,
		credentials: [{ name: 'klenApi', required: true, testedBy: 'testKlenApi' }],
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
		properties,
	};

	/** What registering requests. */
	requests = registrationRequests;

	methods = { ...methods, credentialTest: { testKlenApi } };

	webhookMethods = webhookMethods;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
