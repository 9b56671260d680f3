import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { main } from '../shared/node/connections';
import { eventSubtitle } from '../shared/node/subtitle';
import { testTrilletApi } from './api/credentialTest';
import { methods } from './methods';
import { poll, pollingRequests } from './trigger/polling';
import { pollingProperties } from './trigger/pollingProperties';

export class TrilletPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trillet AI Polling Trigger',
		name: 'trilletPollingTrigger',
		icon: { light: 'file:trillet.svg', dark: 'file:trillet.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventSubtitle(pollingProperties),
		description:
			'Asks Trillet AI regularly for calls and batches that are over, and starts the workflow with them',
		defaults: { name: 'Trillet AI Polling Trigger' },
		polling: true,
		activationMessage:
			'Trillet AI is now asked regularly; the first news after this moment starts the workflow.',
		inputs: [],
		outputs: main,
		credentials: [{ name: 'trilletApi', required: true, testedBy: 'testTrilletApi' }],
		properties: pollingProperties,
	};

	/** What looking for news requests. */
	requests = pollingRequests;

	methods = { ...methods, credentialTest: { testTrilletApi } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
