import {
	validateFieldType,
	type IDataObject,
	type INodeProperties,
	type ResourceMapperField,
	type ResourceMapperValue,
} from 'n8n-workflow';
import { ownValue } from '../json';
import type { ItemParameters } from '../node/parameters';
import { parseYesNo } from './yesNo';
import { toDateText } from './dateTime';

interface VariableTexts {
	/** What the vendor calls them; context variables when left out. */
	displayName?: string;
	/** What the variables are for. */
	description: string;
	/** An object that shows what the fields cannot express. */
	jsonExample: string;
}

interface VariableSource {
	/** The node's method that knows which variables there are, and of which types. */
	resourceMapperMethod: string;
	/** The picker that the variables belong to, where they are not the account's. */
	dependsOn?: string;
}

/** How variables are given: each in a field of its type, or all of them as one JSON object. */
export const SPECIFY = 'specifyVariables';

/** Shows what belongs only to the fields. */
export const ifFields = { show: { [SPECIFY]: ['fields'] } };

/** Shows what belongs only to the JSON object. */
export const ifJson = { show: { [SPECIFY]: ['json'] } };

/** Whether the variables are given as one JSON object, and not in fields. */
export const areJson = (parameters: ItemParameters): boolean => parameters.text(SPECIFY) === 'json';

const asSentences = (...texts: string[]): string =>
	texts.map((text) => text.replace(/\.?$/, '.')).join(' ');

/** Variables as one JSON object, for collections, in which n8n has no typed fields. */
export const variablesJsonField = ({
	displayName = 'Context Variables',
	description,
	jsonExample,
}: VariableTexts): INodeProperties => ({
	displayName: `${displayName} (JSON)`,
	name: 'variablesJson',
	type: 'json',
	default: '{}',
	description: asSentences('One JSON object of names and values', description),
	hint: `Example: ${jsonExample}`,
});

/** Variables: a field of the right type for each that the vendor lists, or one JSON object. */
export function variableFields(
	texts: VariableTexts,
	{ resourceMapperMethod, dependsOn }: VariableSource,
): INodeProperties[] {
	const { displayName = 'Context Variables', description } = texts;
	return [
		{
			displayName: `Specify ${displayName}`,
			name: SPECIFY,
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Using Fields Below',
					value: 'fields',
					description: 'A field for each variable, of the type of the variable',
				},
				{
					name: 'Using JSON',
					value: 'json',
					description: 'For lists, objects and names that only the workflow knows',
				},
			],
			default: 'fields',
			description,
		},
		{
			displayName,
			name: 'variables',
			type: 'resourceMapper',
			noDataExpression: true,
			default: { mappingMode: 'defineBelow', value: null },
			typeOptions: {
				...(dependsOn && { loadOptionsDependsOn: [`${dependsOn}.value`] }),
				resourceMapper: {
					resourceMapperMethod,
					mode: 'add',
					fieldWords: { singular: 'variable', plural: 'variables' },
					valuesLabel: displayName,
					addAllFields: false,
					multiKeyMatch: false,
					// The JSON can be the whole item, {{ $json }}, and then also holds unknown names.
					supportAutoMap: false,
				},
			},
			displayOptions: ifFields,
		},
		{ ...variablesJsonField(texts), displayOptions: ifJson },
	];
}

/** Whether a variable has a field. */
export function hasFields(parameters: ItemParameters): boolean {
	const { value } = (parameters.raw('variables') ?? {}) as Partial<ResourceMapperValue>;
	return Object.keys(value ?? {}).length > 0;
}

/**
 * Reads what {@link variableFields} shows. Fields without a value are left out.
 * @throws NodeOperationError that names the variable whose value is missing or of a wrong type
 */
export function readVariables(parameters: ItemParameters): IDataObject {
	if (areJson(parameters)) return parameters.jsonObject('variablesJson');
	const { value, schema = [] } = (parameters.raw('variables') ??
		{}) as Partial<ResourceMapperValue>;
	const values = value ?? {};
	const required = schema.filter((field) => field.required).map(({ id }) => id);
	const names = new Set([...required, ...Object.keys(values)]);
	const entries = [...names].map((name) => {
		const field = schema.find(({ id }) => id === name);
		return [name, readField(parameters, name, ownValue(values, name), field)];
	});
	return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined)) as IDataObject;
}

function readField(
	parameters: ItemParameters,
	name: string,
	value: unknown,
	{ type, required = false, options }: Partial<ResourceMapperField> = {},
): unknown {
	if (String(value ?? '').trim() === '') {
		if (!required) return undefined;
		throw parameters.error(
			'variables',
			`has no value for ${name}`,
			`The text of the agent uses {{${name}}}. Give it a value, or choose Using JSON to leave it out.`,
		);
	}
	const wrong = (expected: string) =>
		parameters.error(
			'variables',
			`has a wrong value for ${name}: ${JSON.stringify(value)}`,
			`The variable takes ${expected}.`,
		);
	if (type === 'dateTime') {
		const text = toDateText(value, parameters.timeZone);
		if (text !== undefined) return text;
		throw wrong('a date, such as 2025-07-15 or 2025-07-15T14:30:00+02:00');
	}
	if (type === 'boolean') {
		const answer = parseYesNo(value);
		if (answer !== undefined) return answer;
		throw wrong('true or false');
	}
	// Saved before the definition was there, or written without the editor.
	if (type === undefined) return value;
	const result = validateFieldType(name, value, type, {
		valueOptions: options,
		parseStrings: true,
	});
	if (result.valid) return result.newValue;
	const names = options?.map((option) => option.name).join(', ');
	throw wrong(names ? `one of ${names}` : `a ${type}`);
}
