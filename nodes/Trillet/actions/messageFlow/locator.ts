import type { INodeProperties } from 'n8n-workflow';

/** A message flow, picked from the list or by its ID. */
export const messageFlowLocator: INodeProperties = {
	displayName: 'Message Flow',
	name: 'messageFlowId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'What an agent does in a conversation by SMS or email',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a message flow...',
			typeOptions: { searchListMethod: 'searchMessageFlows', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 665e5f6a7b8c9d0e1f2a3b4c',
		},
	],
};
