import type { INodeProperties } from 'n8n-workflow';

/** An omni-flow agent, picked from the list or by its ID. */
export const omniFlowAgentLocator: INodeProperties = {
	displayName: 'Omni-Flow Agent',
	name: 'omniFlowAgentId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The AI agent that writes messages',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an omni-flow agent...',
			typeOptions: { searchListMethod: 'searchOmniFlowAgents', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 665d4e5f6a7b8c9d0e1f2a3b',
		},
	],
};
