import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { addTraceHints } from './hints';
import { withMetadata, wantsMetadata, type Traced } from './metadata';
import {
	toItems,
	type Operation,
	type OperationContext,
	type Outcome,
	type Resource,
} from './operation';
import { Deferral, dueOperation, goOnLater, toDeferred } from './later';
import { ItemParameters, ResolvedParameters } from './parameters';
import { addPlacementHints } from './placing/hints';
import { originOf } from './placing/identity';
import { toErrorData } from './transport/errors';

/** An input item, or all of them where an operation takes them together, on its way. */
interface Entry<Client> {
	operation?: Operation<Client>;
	context?: OperationContext<Client>;
	itemIndex: number;
	/** The input items that the outcome comes from. */
	served: number[];
	wantsMetadata: boolean;
	outcome: Outcome | Deferral;
}

/**
 * Runs the chosen operation for every input item: the only item loop of the node.
 *
 * Every output item is linked to the input item it came from. With Continue On Fail an item
 * that fails becomes an item with `error` and `details`, and the other items still run.
 */
export async function routeItems<Client extends Traced>(
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
	for (const entry of entries) stopOnFailure(node, entry);
	if (entries.some(({ outcome }) => 'until' in outcome)) {
		await goOnLater(node, entries.flatMap(toOutput));
		return [[]];
	}
	addTraceHints(
		node,
		entries.flatMap(({ context }) => context?.client.trace ?? []),
	);
	const output = entries.flatMap(toOutput);
	addPlacementHints(node, output);
	return [output];
}

async function executeItem<Client>(
	node: IExecuteFunctions,
	resources: Array<Resource<Client>>,
	createClient: (itemIndex: number) => Promise<Client>,
	itemIndex: number,
	indexes: number[],
): Promise<Entry<Client>> {
	const entry: Entry<Client> = {
		itemIndex,
		served: [itemIndex],
		wantsMetadata: false,
		outcome: { items: [] },
	};
	try {
		entry.wantsMetadata = wantsMetadata(node, itemIndex);
		const due = dueOperation(node, itemIndex);
		const operation = chosenOperation(node, resources, itemIndex, due?.operation);
		entry.operation = operation;
		const parametersOf = (index: number) =>
			due
				? new ResolvedParameters(node, index, operation.properties, due.values)
				: new ItemParameters(node, index, operation.properties);
		const parameters = parametersOf(itemIndex);
		if (operation.takesAllItems?.(parameters)) entry.served = indexes;
		if (operation.takesOneItem) refuseSeveral(node, operation.name, itemIndex);
		entry.context = {
			client: await createClient(itemIndex),
			parameters,
			node,
			itemIndex,
			origin: () => due?.origin ?? originOf(node, itemIndex),
			allParameters: entry.served.map(parametersOf),
		};
		entry.outcome = { items: await operation.execute(entry.context) };
	} catch (error) {
		entry.outcome = error instanceof Deferral ? error : { error };
	}
	return entry;
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
	const goesOn = node.continueOnFail() || isTool(node);
	// A cancelled execution ends; it is not an item that failed.
	if (goesOn && !node.getExecutionCancelSignal()?.aborted) return;
	throw toNodeError(node, outcome.error, itemIndex);
}

/** An AI agent is told of an error only as the output of its tool. */
const isTool = (node: IExecuteFunctions): boolean => node.getNode().type.endsWith('Tool');

function toOutput<Client extends Traced>(entry: Entry<Client>): INodeExecutionData[] {
	const { outcome, served, context, operation } = entry;
	if ('until' in outcome)
		return context && operation ? [toDeferred(context, operation, outcome.until)] : [];
	const items = 'error' in outcome ? toItems(toErrorData(outcome.error)) : outcome.items;
	return items.map((item) => ({
		...(entry.wantsMetadata ? withMetadata(item, context?.client) : item),
		pairedItem: linkTo(served),
	}));
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
	operationName = node.getNodeParameter('operation', itemIndex),
): Operation<Client> {
	const resourceName = node.getNodeParameter('resource', itemIndex);
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
