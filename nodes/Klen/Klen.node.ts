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
import { klenClient } from './api/client';
import { testKlenApi } from './api/credentialTest';
import { methods } from './methods';

export class Klen implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Klen AI',
		name: 'klen',
		icon: { light: 'file:klen.svg', dark: 'file:klen.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: actionSubtitle(resources),
		description:
			'Place AI phone calls with Klen AI, and work with its calls, agents, contacts, variables, calendar and webhooks',
		defaults: { name: 'Klen AI' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'Places real AI phone calls with Klen AI: call > initiate rings a phone and costs money, once for each input item. Use it for "call my leads". Needs an agent and a number in E.164. To go on with the outcome, turn on Wait Until Finished.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-voice-agents.klenTrigger',
					relationHint: 'Starts a workflow when a call ends; use it instead of polling',
				},
				{
					nodeType: 'n8n-nodes-voice-agents.klenPollingTrigger',
					relationHint: 'The same where the vendor cannot reach this n8n',
				},
			],
		},
		waitingNodeTooltip: waitingTooltip,
		inputs: main,
		outputs: main,
		credentials: [{ name: 'klenApi', required: true, testedBy: 'testKlenApi' }],
		properties: describeResources(resources),
	};

	methods = { ...methods, credentialTest: { testKlenApi } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await routeItems(
			this,
			resources,
			async (itemIndex) => await klenClient(this, itemIndex),
		);
	}
}
