import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { wantsMetadata } from './metadata';
import type { Operation, OperationContext } from './operation';
import type { Origin } from './placing/identity';
import { fallAsleep, runSteps } from './sleep';
import { asObject } from './transport/errors';

/** Thrown by an operation whose time has not come. */
export class Deferral {
	constructor(readonly until: Date) {}
}

/** What an item that waits carries along: everything that carrying it out needs. */
interface DeferredItem {
	/** ISO 8601 in UTC. */
	until: string;
	operation: string;
	/** The parameters of the operation, without expressions. */
	values: IDataObject;
	/** Where the request comes from, so that a retry finds it. */
	origin: Origin;
}

const FIELD = 'deferredItem';
const isStepOf = (value: string) => ({ name: value, value, action: value, description: value });

/** Sleeps until the next deferred items are due. */
const SLEEP = 'sleepStep';
/** Carries out the deferred items that are due, and hands on the others. */
const CARRY_OUT = 'carryOutStep';
const UNTIL = 'until';

/** The steps that every resource with deferrable operations lists. */
export const laterSteps: Array<Operation<unknown>> = [
	{
		...isStepOf(SLEEP),
		isStep: true,
		takesAllItems: () => true,
		properties: [{ displayName: 'Until', name: UNTIL, type: 'string', default: '' }],
		async execute({ node, parameters }) {
			await fallAsleep(node, new Date(parameters.text(UNTIL)));
			return [];
		},
	},
	{
		...isStepOf(CARRY_OUT),
		isStep: true,
		properties: [{ displayName: 'Until', name: UNTIL, type: 'string', default: '' }],
		execute: async ({ node, itemIndex }) => {
			const { json = {}, binary } = node.getInputData()[itemIndex] ?? {};
			return await Promise.resolve([{ json, binary }]);
		},
	},
];

/** The deferred operation that an item of {@link CARRY_OUT} is due for. */
export function dueOperation(node: IExecuteFunctions, itemIndex: number): DeferredItem | undefined {
	if (node.getNodeParameter('operation', itemIndex) !== CARRY_OUT) return undefined;
	const item = node.getInputData()[itemIndex]?.json[FIELD] as DeferredItem | undefined;
	if (!item || item.until !== node.getNodeParameter(UNTIL, itemIndex)) return undefined;
	// The database keeps times as text.
	const executionStart = new Date(item.origin.executionStart);
	return { ...item, origin: { ...item.origin, executionStart } };
}

/** An item that goes on to be carried out later. */
export function toDeferred<Client>(
	{ node, itemIndex, origin }: OperationContext<Client>,
	{ value, properties }: Operation<Client>,
	until: Date,
): INodeExecutionData {
	const values = Object.fromEntries(
		properties.map(({ name }) => [name, node.getNodeParameter(name, itemIndex, null)]),
	) as IDataObject;
	const item: DeferredItem = {
		until: until.toISOString(),
		operation: value,
		values,
		origin: origin(),
	};
	return { json: { [FIELD]: { ...item } as unknown as IDataObject } };
}

/**
 * Goes on in an execution of its own, which sleeps until the items are due; the execution of this
 * node waits for it.
 * @param items the deferred ones, and those that are done
 */
export async function goOnLater(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
): Promise<void> {
	const common = {
		resource: node.getNodeParameter('resource', 0) as string,
		requestOptions: { addMetadata: wantsMetadata(node, 0) },
	};
	const dates = items.flatMap(({ json }) => (asObject(json[FIELD])[UNTIL] as string) ?? []);
	const steps = [...new Set(dates)]
		.sort()
		.flatMap((until) =>
			[SLEEP, CARRY_OUT].map((operation) => ({ ...common, operation, [UNTIL]: until })),
		);
	await runSteps(node, steps, items);
}
