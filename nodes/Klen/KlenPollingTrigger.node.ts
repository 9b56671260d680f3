import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { main } from '../shared/node/connections';
import { eventSubtitle } from '../shared/node/subtitle';
import { testKlenApi } from './api/credentialTest';
import { methods } from './methods';
import { poll, pollingRequests } from './trigger/polling';
import { pollingProperties } from './trigger/pollingProperties';

export class KlenPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Klen AI Polling Trigger',
		name: 'klenPollingTrigger',
		icon: { light: 'file:klen.svg', dark: 'file:klen.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventSubtitle(pollingProperties),
		description:
			'Asks Klen AI regularly for calls that are over and for changes in the calendar, and starts the workflow with them',
		defaults: { name: 'Klen AI Polling Trigger' },
		polling: true,
		activationMessage:
			'Klen AI is now asked regularly; the first news after this moment starts the workflow.',
		inputs: [],
		outputs: main,
		credentials: [{ name: 'klenApi', required: true, testedBy: 'testKlenApi' }],
		properties: pollingProperties,
	};

	/** What looking for news requests. */
	requests = pollingRequests;

	methods = { ...methods, credentialTest: { testKlenApi } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
