import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Operation, Resource } from './operation';
import { ItemParameters } from './parameters';
import { toErrorData } from './transport/errors';

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
	const output: INodeExecutionData[] = [];
	const indexes = node.getInputData().map((_, index) => index);
	for (let itemIndex = 0; itemIndex < indexes.length; itemIndex++) {
		let served = [itemIndex];
		try {
			const operation = chosenOperation(node, resources, itemIndex);
			const parametersOf = (index: number) => new ItemParameters(node, index, operation.properties);
			const parameters = parametersOf(itemIndex);
			if (operation.takesAllItems?.(parameters)) served = indexes;
			if (operation.takesOneItem) refuseSeveral(node, operation.name, itemIndex);
			const items = await operation.execute({
				client: await createClient(itemIndex),
				parameters,
				node,
				itemIndex,
				allParameters: served.map(parametersOf),
			});
			output.push(...items.map((item) => ({ ...item, pairedItem: linkTo(served) })));
		} catch (error) {
			// A cancelled execution ends; it is not an item that failed.
			if (!node.continueOnFail() || node.getExecutionCancelSignal()?.aborted) {
				throw toNodeError(node, error, itemIndex);
			}
			output.push({ json: toErrorData(error), pairedItem: linkTo(served) });
		}
		if (served === indexes) break;
	}
	return [output];
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
