import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import {
	toItems,
	type Operation,
	type OperationContext,
	type Outcome,
	type Resource,
} from './operation';
import { ItemParameters } from './parameters';
import { toErrorData } from './transport/errors';

/** An input item, or all of them where an operation takes them together, on its way. */
interface Entry<Client> {
	operation?: Operation<Client>;
	context?: OperationContext<Client>;
	itemIndex: number;
	/** The input items that the outcome comes from. */
	served: number[];
	outcome: Outcome;
}

/**
 * Runs the chosen operation for every input item: the only item loop of the node.
 *
 * Every output item is linked to the input item it came from. With Continue On Fail an item
 * that fails becomes an item with `error` and `details`, and the other items still run.
 */
export async function routeItems<Client>(
	node: IExecuteFunctions,
	resources: Array<Resource<Client>>,
	createClient: (itemIndex: number) => Promise<Client>,
): Promise<INodeExecutionData[][]> {
	const entries: Array<Entry<Client>> = [];
	const indexes = node.getInputData().map((_, index) => index);
	for (const itemIndex of indexes) {
		const entry = await executeItem(node, resources, createClient, itemIndex, indexes);
		stopOnFailure(node, entry);
		entries.push(entry);
		if (entry.served === indexes) break;
	}
	await finishTogether(entries);
	return [
		entries.flatMap((entry) => {
			stopOnFailure(node, entry);
			const { outcome, served } = entry;
			const items = 'error' in outcome ? toItems(toErrorData(outcome.error)) : outcome.items;
			return items.map((item) => ({ ...item, pairedItem: linkTo(served) }));
		}),
	];
}

async function executeItem<Client>(
	node: IExecuteFunctions,
	resources: Array<Resource<Client>>,
	createClient: (itemIndex: number) => Promise<Client>,
	itemIndex: number,
	indexes: number[],
): Promise<Entry<Client>> {
	const entry: Entry<Client> = { itemIndex, served: [itemIndex], outcome: { items: [] } };
	try {
		const operation = chosenOperation(node, resources, itemIndex);
		const parametersOf = (index: number) => new ItemParameters(node, index, operation.properties);
		const parameters = parametersOf(itemIndex);
		if (operation.takesAllItems?.(parameters)) entry.served = indexes;
		if (operation.takesOneItem) refuseSeveral(node, operation.name, itemIndex);
		const context = {
			client: await createClient(itemIndex),
			parameters,
			node,
			itemIndex,
			allParameters: entry.served.map(parametersOf),
		};
		const items = await operation.execute(context);
		return { ...entry, operation, context, outcome: { items } };
	} catch (error) {
		return { ...entry, outcome: { error } };
	}
}

/** Lets each operation go on with the items that it was executed for. */
async function finishTogether<Client>(entries: Array<Entry<Client>>): Promise<void> {
	for (const operation of new Set(entries.map((entry) => entry.operation))) {
		if (!operation?.finish) continue;
		const executed = entries.flatMap((entry) => {
			const { context, outcome } = entry;
			const isOwn = entry.operation === operation && context && 'items' in outcome;
			return isOwn ? [{ entry, context, items: outcome.items }] : [];
		});
		const outcomes = await operation.finish(executed);
		for (const [index, { entry }] of executed.entries()) {
			entry.outcome = outcomes[index] ?? entry.outcome;
		}
	}
}

/** Ends the execution for an item that failed, unless the others are to go on. */
function stopOnFailure<Client>(
	node: IExecuteFunctions,
	{ outcome, itemIndex }: Entry<Client>,
): void {
	if (!('error' in outcome)) return;
	// A cancelled execution ends; it is not an item that failed.
	if (node.continueOnFail() && !node.getExecutionCancelSignal()?.aborted) return;
	throw toNodeError(node, outcome.error, itemIndex);
}

/** Where a result comes from: one input item, or all of them. */
function linkTo(served: number[]): INodeExecutionData['pairedItem'] {
	const links = served.map((item) => ({ item }));
	return links.length === 1 ? links[0] : links;
}

function refuseSeveral(node: IExecuteFunctions, operationName: string, itemIndex: number): void {
	const count = node.getInputData().length;
	if (count === 1) return;
	throw new NodeOperationError(
		node.getNode(),
		`${operationName} takes one item at a time, but ${count} came in`,
		{
			description:
				'The execution sleeps until this item is done. Put a Loop Over Items node with batch size 1 in front, and lead the end of the branch back to it.',
			itemIndex,
		},
	);
}

function chosenOperation<Client>(
	node: IExecuteFunctions,
	resources: Array<Resource<Client>>,
	itemIndex: number,
): Operation<Client> {
	const resourceName = node.getNodeParameter('resource', itemIndex);
	const operationName = node.getNodeParameter('operation', itemIndex);
	const operation = resources
		.find(({ value }) => value === resourceName)
		?.operations.find(({ value }) => value === operationName);
	if (operation) return operation;
	throw new NodeOperationError(
		node.getNode(),
		`There is no operation "${String(operationName)}" for the resource "${String(resourceName)}"`,
		{ description: 'Pick Resource and Operation from their lists.', itemIndex },
	);
}

function toNodeError(node: IExecuteFunctions, error: unknown, itemIndex: number): Error {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node.getNode(), error as Error, { itemIndex });
}
