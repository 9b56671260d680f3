import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../parameters';

interface VariableTexts {
	/** What the vendor calls them; context variables when left out. */
	displayName?: string;
	/** What the variables are for. */
	description: string;
	/** An object that shows what the rows cannot express. */
	jsonExample: string;
	/** What removing a variable means; without it rows have no Remove. */
	removeDescription?: string;
}

/** Variables: rows for plain values, and JSON for lists, objects and typed values. */
export function variableFields({
	displayName = 'Context Variables',
	description,
	jsonExample,
	removeDescription,
}: VariableTexts): [INodeProperties, INodeProperties] {
	const remove: INodeProperties = {
		displayName: 'Remove',
		name: 'remove',
		type: 'boolean',
		default: false,
		description: removeDescription,
	};
	return [
		{
			displayName,
			name: 'variables',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Variable',
			default: {},
			description,
			options: [
				{
					displayName: 'Variable',
					name: 'variable',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. customer_name',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							...(removeDescription && { displayOptions: { show: { remove: [false] } } }),
						},
						...(removeDescription ? [remove] : []),
					],
				},
			],
		},
		{
			displayName: `${displayName} (JSON)`,
			name: 'variablesJson',
			type: 'json',
			default: '{}',
			description:
				'The same as one JSON object, for values that are lists, objects, numbers, true or false. A row of the same name wins.',
			hint: `Example: ${jsonExample}`,
		},
	];
}

/**
 * Reads what {@link variableFields} shows; a removed variable has the value null.
 * @throws NodeOperationError that names the row when it has no name
 */
export function readVariables(parameters: ItemParameters): IDataObject {
	const rows = parameters
		.rows('variables')
		.map((row) => [row.requiredText('name'), row.flag('remove') ? null : (row.raw('value') ?? '')]);
	return {
		...parameters.jsonObject('variablesJson'),
		...(Object.fromEntries(rows) as IDataObject),
	};
}
