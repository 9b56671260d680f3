import type { IDataObject, INodeProperties, NodeApiError } from 'n8n-workflow';
import { createOnce, findMade, type Creation } from '../../../shared/calls/create';
import { isDateText } from '../../../shared/fields/dateTime';
import { Lookup } from '../../../shared/fields/lookup';
import { pick } from '../../../shared/fields/simplify';
import { areJson, ifJson, readVariables, variableFields } from '../../../shared/fields/variables';
import { asObject } from '../../../shared/json';
import type { OperationContext } from '../../../shared/node/operation';
import type { KlenClient, KlenOperations } from '../../api/client';
import type { components } from '../../api/generated/contract';

type Definition = components['schemas']['CreateContextVariableRequest'];

/** The account's definitions, from which the editor makes fields. */
export const DEFINITIONS = { resourceMapperMethod: 'getContextVariables' };

const CHOICES = ['create', 'fail', 'send'] as const;

/** Values that Klen AI takes whether they are defined or not: those of a call and of a contact. */
export const freeVariableFields = (texts: {
	description: string;
	jsonExample: string;
}): INodeProperties[] => [
	...variableFields(texts, DEFINITIONS),
	{
		displayName: 'If a Variable Is Not Defined',
		name: 'ifNotDefined',
		type: 'options',
		options: [
			{
				name: 'Create It First',
				value: 'create',
				description:
					'Define it for contacts, with the type of its value. The key needs can_read_contacts and can_write_contacts.',
			},
			{
				name: 'Fail',
				value: 'fail',
				description:
					'Send nothing, so that no misspelt name goes unnoticed. The key needs can_read_contacts.',
			},
			{
				name: 'Send Anyway',
				value: 'send',
				description: 'Klen AI also takes values that no definition describes',
			},
		],
		default: 'send',
		description: 'What to do with a name that Klen AI has no definition of',
		displayOptions: ifJson,
	},
];

/** What {@link readFreeVariables} requests, and when. */
export const requestsForVariables = {
	listContextVariables: 'If a Variable Is Not Defined is Fail or Create It First',
	createContextVariable: 'If a Variable Is Not Defined is Create It First',
};

/**
 * Reads {@link freeVariableFields}, and defines what is not defined if that is wanted.
 * @throws NodeOperationError that names the variables that are not defined
 */
export async function readFreeVariables(
	context: OperationContext<KlenClient>,
): Promise<IDataObject> {
	const { client, parameters, node } = context;
	const variables = readVariables(parameters);
	const ifNotDefined = areJson(parameters) ? parameters.choice('ifNotDefined', CHOICES) : 'send';
	if (ifNotDefined === 'send') return variables;
	const definitions = new Lookup(node, client, 'listContextVariables');
	const unknown: string[] = [];
	for (const name of Object.keys(variables)) {
		const isSame = (known: IDataObject) => known.name === name && known.context_type === 'contact';
		if (!(await definitions.find(isSame))) unknown.push(name);
	}
	if (unknown.length > 0 && ifNotDefined === 'fail') {
		throw parameters.error(
			'variablesJson',
			`has names that Klen AI does not know: ${unknown.join(', ')}`,
			'Check the spelling, define them with Context Variable > Create, or choose another answer under If a Variable Is Not Defined.',
		);
	}
	for (const name of unknown) {
		const definition = definitionFor(name, variables[name]);
		if (!definition) continue;
		await createOnce(context, variableCreation(client, definition)).catch(unlessDefined);
		definitions.add({ ...definition });
	}
	return variables;
}

/**
 * The request that defines a variable, to be made once. Klen AI refuses a name that is taken, so one
 * that is defined as asked is what the request made.
 */
export function variableCreation(
	client: KlenClient,
	definition: Definition,
): Creation<KlenOperations, 'createContextVariable'> {
	const { name, display_name, context_type, variable_type } = definition;
	return {
		id: 'createContextVariable',
		input: { body: definition },
		what: 'context variable',
		subject: [context_type, name],
		find: async () =>
			await findMade(client, {
				list: 'listContextVariables',
				isSame: (known) =>
					known.name === name &&
					known.display_name === display_name &&
					known.context_type === context_type &&
					known.variable_type === variable_type,
				isOwn: true,
			}),
		restore: (record) => pick(record, ['id', 'name', 'display_name', 'message']),
	};
}

/** Another execution may have defined the variable in the meantime. */
function unlessDefined(error: unknown): void {
	const { context } = error as Partial<NodeApiError>;
	if (asObject(context?.data).code !== 'duplicate_variable') throw error;
}

/** A definition for a value; undefined for null, lists and objects, which no type describes. */
function definitionFor(name: string, value: unknown): Definition | undefined {
	if (value === null || typeof value === 'object') return undefined;
	const words = name.split(/[_\s]+/).filter(Boolean);
	return {
		name,
		display_name: words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(' '),
		context_type: 'contact',
		variable_type: typeOf(value),
	};
}

function typeOf(value: unknown): Definition['variable_type'] {
	if (typeof value === 'boolean' || typeof value === 'number')
		return typeof value as 'boolean' | 'number';
	return isDateText(value) ? 'date' : 'text';
}
