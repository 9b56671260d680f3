import type { INodeProperties } from 'n8n-workflow';

/** A call flow, picked from the list or by its ID. */
export const callFlowLocator: INodeProperties = {
	displayName: 'Call Flow',
	name: 'callFlowId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'What an agent does on a call',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a call flow...',
			typeOptions: { searchListMethod: 'searchCallFlows', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 665b2c3d4e5f6a7b8c9d0e1f',
		},
	],
};
