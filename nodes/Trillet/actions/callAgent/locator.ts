import type { INodeProperties } from 'n8n-workflow';

/** A call agent, picked from the list or by its ID. */
export const agentLocator: INodeProperties = {
	displayName: 'Call Agent',
	name: 'agentId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The AI agent that speaks on calls',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a call agent...',
			typeOptions: { searchListMethod: 'searchAgents', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 664f8e3b1c12d8e9a4f3c2d1',
		},
	],
};
