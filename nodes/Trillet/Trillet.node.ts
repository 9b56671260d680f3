import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { main } from '../shared/node/connections';
import { describeResources } from '../shared/node/operation';
import { routeItems } from '../shared/node/router';
import { actionSubtitle } from '../shared/node/subtitle';
import { resources } from './actions';
import { receiveCallback, resumeWebhooks } from './actions/call/callback';
import { trilletClient } from './api/client';
import { testTrilletApi } from './api/credentialTest';
import { methods } from './methods';

export class Trillet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trillet AI',
		name: 'trillet',
		icon: { light: 'file:trillet.svg', dark: 'file:trillet.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: actionSubtitle(resources),
		description:
			'Place AI phone calls with Trillet AI, and work with its calls, batches, agents, flows and phone numbers',
		defaults: { name: 'Trillet AI' },
		usableAsTool: true,
		// The token that joins a web call, for n8n to hide; 2.41 does not yet, so a notice warns too.
		sensitiveOutputFields: ['token'],
		webhooks: resumeWebhooks,
		inputs: main,
		outputs: main,
		credentials: [{ name: 'trilletApi', required: true, testedBy: 'testTrilletApi' }],
		properties: describeResources(resources),
	};

	methods = { ...methods, credentialTest: { testTrilletApi } };

	webhook = receiveCallback;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await routeItems(
			this,
			resources,
			async (itemIndex) => await trilletClient(this, itemIndex),
		);
	}
}
