import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { RequestIdentity } from '../calls/identity';
import { extraBodyField } from '../fields/extraBody';
import { withOptionsLast } from '../fields/options';
import { metadataOption, requestOptionsField } from './metadata';
import type { ItemParameters } from './parameters';
import { stepField, type Step } from './steps';
import type { ApiClient } from '../transport/client';

/** One output item of an operation; the router adds where it came from. */
export type OperationItem = Pick<INodeExecutionData, 'json' | 'binary'>;

/** What an operation gets for one input item. */
export interface OperationContext<Client> {
	client: Client;
	parameters: ItemParameters;
	/** Files, binary data and the like; HTTP goes through the client. */
	node: IExecuteFunctions;
	itemIndex: number;
	/** What {@link Operation.prepare} made of the item. */
	request?: unknown;
	/** Where the request comes from, when it was prepared in another execution. */
	identity?: RequestIdentity;
	/** The step that this node is of an execution that sleeps, see steps.ts. */
	step?: Step;
	/** The parameters of every input item, for an operation that {@link Operation.takesAllItems}. */
	allParameters: ItemParameters[];
}

/** When an item is to be carried out, in an execution of its own that sleeps until then. */
export interface Deferral {
	until: Date;
	/** Whether another attempt of the execution can come to an earlier time. */
	isEstimate?: boolean;
	/** What is to be carried out then, where it is not what was prepared. */
	request?: unknown;
}

/** The requests that a client makes, by the operationIds of its vendor's contract. */
export type RequestId<Client> =
	Client extends ApiClient<infer Operations> ? keyof Operations & string : never;

/** What became of one input item: what it brought, or why it failed. */
export type Outcome = { items: OperationItem[] } | { error: unknown };

/** An input item that an operation was executed for. */
export interface ExecutedItem<Client> {
	context: OperationContext<Client>;
	items: OperationItem[];
}

/** One entry of a resource's Operation dropdown, with everything that belongs to it. */
export interface Operation<Client> {
	name: string;
	value: string;
	/** What the node panel and a workflow's node are called, e.g. "Initiate a call". */
	action: string;
	description: string;
	/**
	 * What it costs, or that it cannot be undone. Shown above the parameters: whoever adds the
	 * operation from the list of actions does not see its description.
	 */
	consequence?: string;
	/** What it requests of the vendor. Permissions and documentation follow from that. */
	requests: Array<RequestId<Client>>;
	/** What it requests besides for an option or after a mishap: completes "when ...". */
	optionalRequests?: Partial<Record<RequestId<Client>, string>>;
	/** Those whose bodies say what the form says: Extra Body Fields are added to them. */
	bodyOf?: Array<RequestId<Client>>;
	/** Parameters below the Operation dropdown; when they show is filled in by the resource. */
	properties: INodeProperties[];
	/**
	 * Whether one execution serves all input items at once, for example as the lines of one file.
	 * Asked for the first item; an operation without it is executed for each item.
	 */
	takesAllItems?(parameters: ItemParameters): boolean;
	/** Refuses several input items: the execution sleeps meanwhile, which n8n does for one at a time. */
	takesOneItem?: boolean;
	/** Carries the operation out for an item, unless it has the two halves below. */
	execute?(context: OperationContext<Client>): Promise<OperationItem[]>;
	/**
	 * Reads and checks an item. All items are prepared before the first is carried out, so a mistake
	 * in the last shows before a phone rings.
	 * @returns the request, as JSON where it can be deferred
	 */
	prepare?(context: OperationContext<Client>): Promise<unknown>;
	/** Carries out what {@link prepare} made, in this execution or in a later one. */
	carryOut?(
		context: OperationContext<Client>,
		request: unknown,
	): Promise<OperationItem[] | Deferral>;
	/** Goes on after the sleep that {@link carryOut} ended with, as a step of its own. */
	resume?(context: OperationContext<Client>): Promise<OperationItem[] | Deferral>;
	/**
	 * Goes on with all items together after the last one was executed, for example to wait for
	 * their calls with as few requests as for one. Items that failed are left out.
	 * @returns an outcome for each of them, in their order, or when to go on with it
	 */
	finish?(executed: Array<ExecutedItem<Client>>): Promise<Array<Outcome | Deferral>>;
}

export interface Resource<Client> {
	name: string;
	value: string;
	operations: Array<Operation<Client>>;
}

/** Wraps plain records as output items. */
export function toItems(records: object | object[]): OperationItem[] {
	return [records].flat().map((json) => ({ json: json as INodeExecutionData['json'] }));
}

/** The parameters of an operation, in the order of the editor. */
export const parametersOf = ({
	properties,
	bodyOf,
}: {
	properties: INodeProperties[];
	bodyOf?: string[];
}): INodeProperties[] =>
	withOptionsLast(properties, bodyOf ? [extraBodyField] : [], metadataOption);

/** Parameters that every operation has and none shows. */
export const hiddenFields = [requestOptionsField, stepField];

/**
 * The parameters of a node with resources: both dropdowns and every operation's own
 * parameters, each shown for its resource and operation only, and what all have in common.
 */
export function describeResources<Client>(resources: Array<Resource<Client>>): INodeProperties[] {
	const defaultResource = resources[0]?.value;
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: resources.map(({ name, value }) => ({ name, value })),
			default: defaultResource,
		},
		...resources.flatMap(describeOperations),
		...hiddenFields,
	];
}

function describeOperations<Client>(resource: Resource<Client>): INodeProperties[] {
	const defaultOperation = resource.operations[0]?.value;
	return [
		{
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource.value] } },
			options: resource.operations.map(({ name, value, action, description, consequence }) => ({
				name,
				value,
				action,
				description,
				// For an AI that builds workflows: n8n takes hints on options, not on this property.
				...(consequence !== undefined && { builderHint: { propertyHint: consequence } }),
			})),
			default: defaultOperation,
		},
		...resource.operations.flatMap((operation) =>
			[...consequenceNotice(operation), ...parametersOf(operation)].map((property) => ({
				...property,
				displayOptions: {
					...property.displayOptions,
					show: {
						resource: [resource.value],
						operation: [operation.value],
						...property.displayOptions?.show,
					},
				},
			})),
		),
	];
}

const consequenceNotice = <Client>({ consequence }: Operation<Client>): INodeProperties[] =>
	consequence === undefined
		? []
		: [{ displayName: consequence, name: 'consequenceNotice', type: 'notice', default: '' }];
