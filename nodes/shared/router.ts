import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Operation, Resource } from './operation';
import { ItemParameters } from './parameters';

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
	const inputItems = node.getInputData();
	for (let itemIndex = 0; itemIndex < inputItems.length; itemIndex++) {
		try {
			const operation = chosenOperation(node, resources, itemIndex);
			const items = await operation.execute({
				client: await createClient(itemIndex),
				parameters: new ItemParameters(node, itemIndex, operation.properties),
				node,
				itemIndex,
			});
			output.push(...items.map((item) => ({ ...item, pairedItem: { item: itemIndex } })));
		} catch (error) {
			// A cancelled execution ends; it is not an item that failed.
			if (!node.continueOnFail() || node.getExecutionCancelSignal()?.aborted) {
				throw toNodeError(node, error, itemIndex);
			}
			output.push({ json: describeError(error), pairedItem: { item: itemIndex } });
		}
	}
	return [output];
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

/** A failed item as data: n8n's error output knows it by `error` and `details`. */
function describeError(error: unknown): IDataObject {
	const { message, description, httpCode, context } = error as Partial<NodeApiError>;
	return {
		error: message,
		details: {
			...(description && { nextStep: description }),
			...(httpCode && { httpStatus: Number(httpCode) }),
			...(context?.data as IDataObject | undefined),
		},
	};
}
