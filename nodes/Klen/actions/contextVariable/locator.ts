import type { INodeProperties } from 'n8n-workflow';

/** A context variable, picked from the list or by its database ID. */
export const variableLocator: INodeProperties = {
	displayName: 'Context Variable',
	name: 'variableId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The variable to work with; default variables cannot be changed',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a variable...',
			typeOptions: { searchListMethod: 'searchVariables', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 42',
			hint: 'Database ID, a number',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\d+$', errorMessage: 'Enter the database ID, a number' },
				},
			],
		},
	],
};
