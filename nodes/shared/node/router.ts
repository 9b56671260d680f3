import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { identityOf } from '../calls/identity';
import { addPlacementHints } from '../calls/hints';
import { namePlaced } from '../calls/placed';
import { requestRecord } from '../calls/record';
import { stopWatching } from '../calls/waitForCalls';
import { readExtraBody } from '../fields/extraBody';
import { addTraceHints } from './hints';
import {
	metadataOption,
	requestOptionsField,
	wantsMetadata,
	withMetadata,
	type Traced,
} from './metadata';
import {
	hiddenFields,
	parametersOf,
	toItems,
	type Deferral,
	type Operation,
	type OperationContext,
	type Outcome,
	type Resource,
} from './operation';
import { ItemParameters } from './parameters';
import {
	AT_ONCE,
	carrierOf,
	putToWait,
	readStep,
	runInSubWorkflow,
	toCarrier,
	type Step,
} from './steps';
import { isTool } from './tool';
import { fromErrorData, toErrorData } from '../transport/errors';

/** An input item, or all of them where an operation takes them together, on its way. */
interface Entry<Client> {
	operation?: Operation<Client>;
	context?: OperationContext<Client>;
	itemIndex: number;
	/** The input items that the outcome comes from. */
	sourceItems: number[];
	wantsMetadata: boolean;
	/** Undefined until the item has been carried out. */
	outcome?: Outcome | Deferral;
}

type CreateClient<Client> = (itemIndex: number) => Promise<Client>;

/**
 * Runs the chosen operation for every input item: the only item loop of the node. All items are read
 * and checked before the first one is carried out.
 *
 * Every output item is linked to the input item it came from. With Continue On Fail an item
 * that fails becomes an item with `error` and `details`, and the other items still run.
 */
export async function routeItems<Client extends Traced>(
	node: IExecuteFunctions,
	resources: Array<Resource<Client>>,
	createClient: CreateClient<Client>,
): Promise<INodeExecutionData[][]> {
	const step = readStep(node);
	if (step?.kind === 'sleep') {
		await putToWait(node, new Date(step.until));
		return [[]];
	}
	let hasFailed = true;
	try {
		const output = await new Run(node, resources, createClient, step).run();
		hasFailed = false;
		return output;
	} finally {
		stopWatching(node);
		requestRecord.endRun(node, hasFailed);
	}
}

class Run<Client extends Traced> {
	private readonly entries: Array<Entry<Client>> = [];

	constructor(
		private readonly node: IExecuteFunctions,
		private readonly resources: Array<Resource<Client>>,
		private readonly createClient: CreateClient<Client>,
		private readonly step: Step | undefined,
	) {}

	async run(): Promise<INodeExecutionData[][]> {
		const indexes = this.node.getInputData().map((_, index) => index);
		for (const itemIndex of indexes) {
			const entry = await this.prepare(itemIndex, indexes);
			this.stopOnFailure(entry);
			this.entries.push(entry);
			if (entry.sourceItems === indexes) break;
		}
		for (const entry of this.entries) {
			entry.outcome ??= await carryOut(entry, this.step);
			this.stopOnFailure(entry);
		}
		await finishTogether(this.entries);
		for (const entry of this.entries) this.stopOnFailure(entry);
		const { node, entries } = this;
		if (entries.some(({ outcome }) => outcome && 'until' in outcome)) return await this.defer();
		addTraceHints(
			node,
			entries.flatMap(({ context }) => context?.client.trace ?? []),
		);
		const output = entries.flatMap((entry) => toOutput(entry));
		addPlacementHints(node, output);
		return [output];
	}

	/** Reads an item as far as the operation can before it is carried out. */
	private async prepare(itemIndex: number, indexes: number[]): Promise<Entry<Client>> {
		const { node, step } = this;
		const entry: Entry<Client> = { itemIndex, sourceItems: [itemIndex], wantsMetadata: false };
		try {
			const input = node.getInputData()[itemIndex];
			const carrier = input && carrierOf(input);
			if (input && step?.kind === 'carryOut' && carrier?.until !== step.until) {
				// Due at another time, or done.
				const { json, binary } = input;
				return { ...entry, outcome: { items: [{ json, binary }] } };
			}
			const operation = this.chosenOperation(itemIndex);
			entry.operation = operation;
			const properties = [...parametersOf(operation), ...hiddenFields];
			const readerOf = (index: number) => new ItemParameters(node, index, properties);
			const parameters = readerOf(itemIndex);
			entry.wantsMetadata = wantsMetadata(parameters);
			if (operation.takesAllItems?.(parameters)) entry.sourceItems = indexes;
			if (operation.takesOneItem) this.refuseSeveral(operation.name, itemIndex);
			const carried = carrier ?? step?.resumed;
			const client = await this.createClient(itemIndex);
			client.extraBody = carried
				? carried.extraBody
				: readExtraBody(parameters, step ? [] : operation.bodyOf);
			entry.context = {
				client,
				parameters,
				node,
				itemIndex,
				step,
				identity: carried && {
					...carried.identity,
					isRepeat: carried.identity.isRepeat || node.getMode() === 'retry',
				},
				request: carried?.request,
				allParameters: entry.sourceItems.map(readerOf),
			};
			if (!carried && !step) entry.context.request = await operation.prepare?.(entry.context);
		} catch (error) {
			entry.outcome = { error };
		}
		return entry;
	}

	/** Goes on in an execution that sleeps until the deferred items are due. */
	private async defer(): Promise<INodeExecutionData[][]> {
		const { node, entries, step } = this;
		const items = await Promise.all(
			entries.map(async (entry) => {
				const { outcome, context, itemIndex } = entry;
				if (!context || !outcome || !('until' in outcome)) return toOutput(entry);
				const until = outcome.until.toISOString();
				const identity = context.identity ?? (await identityOf(node, itemIndex));
				// It cannot have been made before it is due.
				const dueAt = outcome.isEstimate ? 0 : outcome.until.getTime();
				const startedAt = Math.max(dueAt, identity.startedAt ?? 0) || null;
				const request = outcome.request ?? context.request;
				const { extraBody } = context.client;
				const carrier = { until, request, identity: { ...identity, startedAt }, extraBody };
				return [{ ...toCarrier(carrier), pairedItem: { item: itemIndex } }];
			}),
		);
		const operation = entries.find(({ outcome }) => outcome && 'until' in outcome)?.operation;
		const done = await runInSubWorkflow(node, items.flat(), {
			operation: operation?.value ?? '',
			canResume: operation?.resume !== undefined,
			parameters: {
				resource: node.getNodeParameter('resource', 0) as string,
				[requestOptionsField.name]: {
					[metadataOption.name]: entries.some(({ wantsMetadata: isWanted }) => isWanted),
				},
			},
		});
		// The execution of the steps sleeps, and this one waits for it.
		if (!done || step) return [done ?? []];
		const failure = done.find(({ json }) => json.error !== undefined);
		if (failure && !this.goesOn) throw fromErrorData(node.getNode(), failure.json, 0);
		// One item may bring several; of several, each brings one.
		const sourceOf = (index: number) => (entries.length === 1 ? 0 : index);
		return [done.map((item, index) => ({ ...item, pairedItem: { item: sourceOf(index) } }))];
	}

	/** Ends the execution for an item that failed, unless the others are to go on. */
	private stopOnFailure({ outcome, itemIndex, sourceItems }: Entry<Client>): void {
		if (!outcome || !('error' in outcome) || this.goesOn) return;
		const { node } = this;
		const error = toNodeError(node, outcome.error, itemIndex);
		// A list that items share is read by the client of the first one.
		if (sourceItems.length === 1) error.context.itemIndex = itemIndex;
		throw namePlaced(error, requestRecord.doneBy(node));
	}

	/**
	 * Whether the other items go on when one fails. An AI agent is told of an error only as the output
	 * of its tool. A cancelled execution ends; it is not an item that failed. What fails before a step
	 * has slept goes on as data: as an error it would lose its status on the way to the execution that
	 * waits.
	 */
	private get goesOn(): boolean {
		const { node, step } = this;
		const isData = step?.kind === 'carryOut' && step.until === AT_ONCE.toISOString();
		return (
			(node.continueOnFail() || isTool(node) || isData) && !node.getExecutionCancelSignal()?.aborted
		);
	}

	private refuseSeveral(operationName: string, itemIndex: number): void {
		const count = this.node.getInputData().length;
		if (count === 1) return;
		throw new NodeOperationError(
			this.node.getNode(),
			`${operationName} takes one item at a time, but ${count} came in`,
			{
				description:
					'The execution sleeps until this item is done. Put a Loop Over Items node with batch size 1 in front, and lead the end of the branch back to it.',
				itemIndex,
			},
		);
	}

	private chosenOperation(itemIndex: number): Operation<Client> {
		const { node, step } = this;
		const resourceName = node.getNodeParameter('resource', itemIndex);
		const operationName = step?.operation ?? node.getNodeParameter('operation', itemIndex);
		const operation = this.resources
			.find(({ value }) => value === resourceName)
			?.operations.find(({ value }) => value === operationName);
		if (operation) return operation;
		throw new NodeOperationError(
			node.getNode(),
			`There is no operation "${String(operationName)}" for the resource "${String(resourceName)}"`,
			{ description: 'Pick Resource and Operation from their lists.', itemIndex },
		);
	}
}

async function carryOut<Client>(
	{ context, operation }: Entry<Client>,
	step: Step | undefined,
): Promise<Outcome | Deferral> {
	if (!context || !operation) return { items: [] };
	try {
		const { request } = context;
		const result =
			step?.kind === 'resume'
				? await operation.resume?.(context)
				: ((await operation.carryOut?.(context, request)) ?? (await operation.execute?.(context)));
		return Array.isArray(result) ? { items: result } : (result ?? { items: [] });
	} catch (error) {
		return { error };
	}
}

/** Lets each operation go on with the items that it was executed for. */
async function finishTogether<Client>(entries: Array<Entry<Client>>): Promise<void> {
	for (const operation of new Set(entries.map((entry) => entry.operation))) {
		if (!operation?.finish) continue;
		const executed = entries.flatMap((entry) => {
			const { context, outcome } = entry;
			const isOwn = entry.operation === operation && context && outcome && 'items' in outcome;
			return isOwn ? [{ entry, context, items: outcome.items }] : [];
		});
		const outcomes = await operation.finish(executed);
		for (const [index, { entry }] of executed.entries()) {
			entry.outcome = outcomes[index] ?? entry.outcome;
		}
	}
}

function toOutput<Client extends Traced>(entry: Entry<Client>): INodeExecutionData[] {
	const { outcome, sourceItems, context } = entry;
	if (!outcome || 'until' in outcome) return [];
	const items = 'error' in outcome ? toItems(toErrorData(outcome.error)) : outcome.items;
	return items.map((item) => ({
		...(entry.wantsMetadata ? withMetadata(item, context?.client) : item),
		pairedItem: linkTo(sourceItems),
	}));
}

/** Where a result comes from: one input item, or all of them. */
function linkTo(sourceItems: number[]): INodeExecutionData['pairedItem'] {
	const links = sourceItems.map((item) => ({ item }));
	return links.length === 1 ? links[0] : links;
}

function toNodeError(
	node: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node.getNode(), error as Error, { itemIndex });
}
