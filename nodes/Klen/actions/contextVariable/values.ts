import type { INodeProperties } from 'n8n-workflow';
import {
	areJson,
	ifFields,
	ifJson,
	readVariables,
	variableFields,
} from '../../../shared/fields/variables';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';
import { DEFINITIONS } from './definitions';

/** Values to set or to remove, of a contact or of the business. */
export const contextValueFields = (description: string): INodeProperties[] => [
	...variableFields(
		{
			description,
			jsonExample: '{"account_balance": 250.5, "is_active": true, "old_note": null} (null removes)',
		},
		DEFINITIONS,
	),
	{
		displayName: 'Create Unknown Variables',
		name: 'createUnknown',
		type: 'boolean',
		default: false,
		description:
			'Whether Klen AI defines a variable that it does not know yet, with the type of its value, instead of an error',
		displayOptions: ifJson,
	},
	{
		displayName: 'Variable Names or IDs to Remove',
		name: 'removeVariables',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getContextVariableNames' },
		default: [],
		description:
			'Variables whose values are removed. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: ifFields,
	},
];

/**
 * Reads {@link contextValueFields}.
 * @throws NodeOperationError when there is no variable at all
 */
export function readContextValues(
	parameters: ItemParameters,
): components['schemas']['SetContextRequest'] {
	const isJson = areJson(parameters);
	const removed = isJson ? [] : parameters.choices('removeVariables');
	const variables = {
		...Object.fromEntries(removed.map((name) => [name, null])),
		...readVariables(parameters),
	};
	if (Object.keys(variables).length > 0) {
		const auto_create_variables = isJson && parameters.flag('createUnknown');
		return { variables, auto_create_variables };
	}
	throw isJson
		? parameters.error('variablesJson', 'is empty', 'Write names and values as a JSON object.')
		: parameters.error('variables', 'is empty', 'Add a variable to set, or choose one to remove.');
}
