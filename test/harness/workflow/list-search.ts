import './environment';
import { LoadOptionsContext } from 'n8n-core';
import type {
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { CredentialData } from './credentials';
import { noteDeclared } from './declared';
import { load, storedWorkflow } from './execution';
import { additionalData, credentialsHelper, instance, typeOf } from './instance';

/** What the editor sends when a dropdown opens. */
export interface DropdownRequest {
	node: INodeType | string;
	method: string;
	/** Values of the node's other parameters. */
	parameters?: INodeParameters;
	credentials?: CredentialData;
	/** The time zone of the workflow; the instance's unless given. */
	timezone?: string;
}

/** What n8n's DynamicNodeParametersService prepares: a workflow of one node, and a context around it. */
function dropdownContext({
	node,
	method,
	parameters = {},
	credentials,
	timezone,
}: DropdownRequest) {
	const type = typeOf(node);
	const stored = storedWorkflow(
		{
			nodes: [
				{ id: 'node', name: 'Temp-Node', type, typeVersion: 1, position: [0, 0], parameters },
			],
			connections: {},
			...(timezone !== undefined && { settings: { timezone } }),
		},
		credentials,
	);
	const workflow = load(stored);
	const temporaryNode = workflow.getNode('Temp-Node');
	if (!temporaryNode) throw new Error('The workflow was loaded without its node');
	const data = additionalData(stored, 'internal', credentialsHelper(credentials));
	data.currentNodeParameters = temporaryNode.parameters;
	const context = new LoadOptionsContext(workflow, temporaryNode, data, 'parameters');
	const nodeType = instance().nodeTypes.getByNameAndVersion(type);
	const { methods } = nodeType;
	for (const kind of Object.values(methods ?? {}) as Array<Record<string, object>>) {
		noteDeclared(nodeType, kind[method]);
	}
	return { context, methods };
}

/** One page of a searchable list (resource locator, From List). */
export async function searchList(
	request: DropdownRequest & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const { context, methods } = dropdownContext(request);
	const method = methods?.listSearch?.[request.method];
	if (!method) throw new Error(`The node has no list search "${request.method}"`);
	return await method.call(context, request.filter, request.paginationToken);
}

/** The entries of a plain dropdown. */
export async function loadOptions(request: DropdownRequest): Promise<INodePropertyOptions[]> {
	const { context, methods } = dropdownContext(request);
	const method = methods?.loadOptions?.[request.method];
	if (!method) throw new Error(`The node has no options method "${request.method}"`);
	return await method.call(context);
}

/** The fields of a resource mapper. */
export async function mapFields(request: DropdownRequest): Promise<ResourceMapperFields> {
	const { context, methods } = dropdownContext(request);
	const method = methods?.resourceMapping?.[request.method];
	if (!method) throw new Error(`The node has no resource mapping "${request.method}"`);
	return await method.call(context);
}
