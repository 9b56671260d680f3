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
		eventTriggerDescription:
			'Place a call with an agent of Klen AI: Call Ended comes when it is over. A delivery that is refused shows its reason here.',
		activationMessage:
			'Klen AI now reports its events to this workflow. Unpublishing leaves the webhook at Klen AI; delete it there, under API > Webhooks, if you no longer need it.',
		triggerPanel: {
			header: 'Listen for an event of Klen AI',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, click <b>Test this trigger</b>, then place a call. With Registration set to Automatic, listening creates a webhook at Klen AI, named "n8n TEST". The API cannot delete it, so delete it in the dashboard, under API > Webhooks, when you are done.<br /><br /><b>When it works</b>, publish the workflow. It then runs for each event, which you find in the <a data-key="executions">executions list</a>.',
				active:
					'<b>While you build</b>, click <b>Test this trigger</b>, then place a call. With Registration set to Automatic, listening creates a further webhook at Klen AI, named "n8n TEST". Delete it in the dashboard, under API > Webhooks, when you are done.<br /><br /><b>The workflow is published</b> and runs for each event, which you find in the <a data-key="executions">executions list</a>.',
			},
			activationHint: 'Publish the workflow to receive every event, without clicking anything.',
		},
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
