import {
	NodeHelpers,
	type GenericValue,
	type IDataObject,
	type INode,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** What the variant of a node for AI agents asks for besides the parameters of the node. */
const TOOL_PARAMETERS = ['descriptionType', 'toolDescription'];

/** The paths to all values of an object or list, such as `options.fileName`. */
function pathsIn(value: unknown, path: string[] = []): string[] {
	const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
	if (entries.length === 0) return path.length > 0 ? [path.join('.')] : [];
	return entries.flatMap(([name, inner]) => pathsIn(inner, [...path, name]));
}

/**
 * The parameters of a node that its type does not have, or that the editor would not show beside
 * the others, by their paths.
 */
export function unknownParameters(node: INode, description: INodeTypeDescription): string[] {
	const parameters = Object.fromEntries(
		Object.entries(node.parameters).filter(([name]) => !TOOL_PARAMETERS.includes(name)),
	);
	const kept = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		node,
		description,
	);
	const known = new Set(pathsIn(kept));
	return pathsIn(parameters).filter((path) => !known.has(path));
}

/** What the editor says is wrong with a node, by parameter. */
export function issuesOf(node: INode, description: INodeTypeDescription): Record<string, string[]> {
	const { properties } = description;
	const parameters = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	const complete = { ...node, parameters: parameters ?? {} };
	return NodeHelpers.getNodeParametersIssues(properties, complete, description)?.parameters ?? {};
}

/** A resource locator in the parameters of a node. */
export interface ChosenRecord {
	mode: string;
	value: GenericValue;
}

/** The records that the parameters of a node name, by list or by ID. */
export function chosenRecords(parameters: object): ChosenRecord[] {
	if ('__rl' in parameters) return [parameters as unknown as ChosenRecord];
	return Object.values(parameters as IDataObject).flatMap((value) =>
		typeof value === 'object' && value !== null ? chosenRecords(value) : [],
	);
}
