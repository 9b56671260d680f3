import type { INodeProperties } from 'n8n-workflow';

/** A call, picked from the latest calls or by either of its IDs. */
export const callLocator: INodeProperties = {
	displayName: 'Call',
	name: 'callId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The call to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a call...',
			typeOptions: { searchListMethod: 'searchCalls', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 00000000013bd867b55ca000-00t00imaqj',
			hint: 'Call ID, as starting a call returns it, or the ID of the record in the call history',
		},
	],
};
