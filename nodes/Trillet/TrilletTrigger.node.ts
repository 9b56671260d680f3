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
		eventTriggerDescription:
			'Let an agent of Trillet AI call somebody: Call Completed comes when the call is over. A delivery that is refused shows its reason here.',
		activationMessage:
			'Events that Trillet AI sends to the Production URL now start this workflow.',
		triggerPanel: {
			header: 'Listen for an event of Trillet AI',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, click <b>Test this trigger</b>, and have Trillet AI send to the Test URL. With a call flow, listening sets its address to the Test URL, and puts back what stood there.<br /><br /><b>When it works</b>, publish the workflow. It then runs for each event, which you find in the <a data-key="executions">executions list</a>.',
				active:
					'<b>While you build</b>, click <b>Test this trigger</b>, and have Trillet AI send to the Test URL. With a call flow, listening sets its address to the Test URL, and puts back what stood there.<br /><br /><b>The workflow is published</b> and runs for each event, which you find in the <a data-key="executions">executions list</a>.',
			},
			activationHint: 'Publish the workflow to receive every event, without clicking anything.',
		},
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
