import type { INodeProperties } from 'n8n-workflow';
import { readVariables, variableFields } from '../../../shared/fields/variables';
import type { ItemParameters } from '../../../shared/parameters';
import type { components } from '../../api/generated/contract';

interface ContextValueTexts {
	description: string;
	removeDescription: string;
}

/** Values for context variables, of a contact or of the business. */
export const contextValueFields = (texts: ContextValueTexts): INodeProperties[] => [
	...variableFields({
		...texts,
		jsonExample: '{"account_balance": 250.5, "is_active": true, "old_note": null} (null removes)',
	}),
	{
		displayName: 'Create Unknown Variables',
		name: 'createUnknown',
		type: 'boolean',
		default: false,
		description:
			'Whether a variable that is not defined yet is created, with the type of its value, instead of an error',
	},
];

/**
 * Reads {@link contextValueFields}.
 * @throws NodeOperationError when there is no variable at all
 */
export function readContextValues(
	parameters: ItemParameters,
): components['schemas']['SetContextRequest'] {
	const variables = readVariables(parameters);
	if (Object.keys(variables).length === 0) {
		throw parameters.error(
			'variables',
			'is empty',
			'Add a variable, or fill in Context Variables (JSON).',
		);
	}
	return { variables, auto_create_variables: parameters.flag('createUnknown') };
}
