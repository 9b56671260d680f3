import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { main } from '../shared/node/connections';
import { describeResources } from '../shared/node/operation';
import { routeItems } from '../shared/node/router';
import { actionSubtitle, waitingTooltip } from '../shared/node/subtitle';
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
		builderHint: {
			searchHint:
				'Places real AI phone calls with Trillet AI: call > start rings a phone and costs money, once for each input item; batch > create calls many numbers at once. Use it for "call my leads". Needs a call agent and a number in E.164. To go on with the outcome, turn on Wait Until Finished.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-voice-agents.trilletTrigger',
					relationHint: 'Starts a workflow when a call ends; use it instead of polling',
				},
				{
					nodeType: 'n8n-nodes-voice-agents.trilletPollingTrigger',
					relationHint: 'The same where the vendor cannot reach this n8n',
				},
			],
		},
		waitingNodeTooltip: waitingTooltip,
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
