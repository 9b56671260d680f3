import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { toFields, type VariableField } from '../../shared/fields/mapping';
import { ListReader } from '../../shared/transport/pages';
import { klenClient, type KlenOperations } from '../api/client';

/** Klen AI's types as n8n's; a select is known by its options. */
const TYPES: Record<string, VariableField['type']> = {
	boolean: 'boolean',
	date: 'dateTime',
	number: 'number',
};

const REQUESTS: Array<keyof KlenOperations> = ['listContextVariables'];

/** What the resource that is chosen has values for. */
const contextTypeOf = (context: ILoadOptionsFunctions): 'business' | 'contact' =>
	context.getCurrentNodeParameter('resource') === 'businessContext' ? 'business' : 'contact';

async function readDefinitions(context: ILoadOptionsFunctions): Promise<IDataObject[]> {
	const client = await klenClient(context);
	const query = { context_type: contextTypeOf(context) };
	return await new ListReader(client, 'listContextVariables', { query }).readAll();
}

function toVariableField({
	name,
	display_name,
	variable_type,
	select_options,
}: IDataObject): VariableField {
	return {
		id: String(name),
		displayName: String(display_name ?? name),
		type: TYPES[String(variable_type)],
		...(Array.isArray(select_options) && { choices: select_options.map(String) }),
	};
}

/** A field for each variable that is defined; Klen AI requires a value of none. */
export async function getContextVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const contextType = contextTypeOf(this);
	return await toFields(
		async () => (await readDefinitions(this)).map(toVariableField),
		`No variable is defined for the ${contextType === 'business' ? 'business' : 'contacts'} yet. Define one with Context Variable > Create or in the Klen AI dashboard, or choose Using JSON.`,
	);
}
getContextVariables.requests = REQUESTS;

/** The names of the variables that are defined. */
export async function getContextVariableNames(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const definitions = await readDefinitions(this);
	return definitions.map(({ name, display_name, description }) => ({
		name: String(display_name ?? name),
		value: String(name),
		...(Boolean(description) && { description: String(description) }),
	}));
}
getContextVariableNames.requests = REQUESTS;
