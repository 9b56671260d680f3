import type {
	IBinaryKeyData,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import { runWorkflowJson } from '../harness/workflow';
import type { WorkflowJson, WorkflowResult } from '../harness/workflow';
import { expectNoKeyIn, type VendorProfile, type VendorWorld } from './vendor-world';

/** What an operation has to do, whatever it is. */
export interface OperationCase {
	resource: string;
	operation: string;
	/** The request that it makes, by the contract's operationId. */
	request: string;
	/** How often it makes it for two items; once for each when left out. */
	requestsForTwo?: number;
	/** Parameters with expressions, so that every item decides how it fares. */
	parameters: INodeParameters;
	/** The file that an item brings along. */
	fileOf?: (item: IDataObject) => IBinaryKeyData;
	/** Two items that succeed. */
	good: () => [IDataObject, IDataObject];
	/** Checks what became of a good item. */
	expectOutput: (outputs: IDataObject[], item: IDataObject) => void;
	/** An item with a value that the node refuses without asking the vendor. */
	bad: { item: IDataObject; message: string; nextStep: string };
	/** An item that the vendor refuses. */
	refused: {
		item: () => IDataObject;
		/** Makes the vendor refuse the n-th request, where the item alone does not. */
		arrange?: (nth: number) => void;
		message: string;
		nextStep: string;
		httpStatus: number;
		/** Left out where the vendor's answer has none. */
		code?: string;
	};
}

/** Index of the input item that an output item says it comes from. */
function origin({ pairedItem }: INodeExecutionData): number | undefined {
	if (typeof pairedItem === 'number') return pairedItem;
	return Array.isArray(pairedItem) ? pairedItem[0]?.item : pairedItem?.item;
}

/** JSON of the output items that come from an input item. */
export function outputsOf(items: INodeExecutionData[], index: number): IDataObject[] {
	return items.filter((item) => origin(item) === index).map(({ json }) => json);
}

/** A message, and the calls that the items before have placed. */
const withPlaced = (message: string) =>
	new RegExp(
		`^${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\(already placed: \\S+ to \\+\\d+\\))?$`,
	);

/** The cases that every operation has in common. */
export function testOperation(world: VendorWorld, operationCase: OperationCase): void {
	const { resource, operation, parameters, request, expectOutput, bad, refused } = operationCase;
	const filesOf = (items: IDataObject[]) => operationCase.fileOf && items.map(operationCase.fileOf);
	const run = async (
		items: IDataObject[],
		continueOnFail?: 'continueRegularOutput' | 'continueErrorOutput',
	) =>
		await world.run({
			resource,
			operation,
			parameters,
			items,
			files: filesOf(items),
			continueOnFail,
		});

	/** A good, a bad, a refused and another good item. */
	async function runMixture(continueOnFail: 'continueRegularOutput' | 'continueErrorOutput') {
		const [first, second] = operationCase.good();
		refused.arrange?.(2);
		const items = [first, bad.item, refused.item(), second];
		const result = await run(items, continueOnFail);
		expect(result.status).toBe('success');
		return { result, first, second };
	}

	// All are given by expressions, and an empty one adds that it is one.
	const badMessage = expect.stringContaining(bad.message) as string;
	const badNextStep = expect.stringContaining(bad.nextStep) as string;
	const badOutput = { error: badMessage, details: { nextStep: badNextStep } };
	const refusedOutput = {
		error: refused.message,
		details: {
			nextStep: expect.stringContaining(refused.nextStep) as string,
			httpStatus: refused.httpStatus,
			...(refused.code && { code: refused.code }),
		},
	};

	function expectGoodItems(result: WorkflowResult, first: IDataObject, second: IDataObject): void {
		expectOutput(outputsOf(result.items, 0), first);
		expectOutput(outputsOf(result.items, 3), second);
	}

	it('works for every item and links each result to its item', async () => {
		const items = operationCase.good();
		const result = await run(items);
		expect(result.error).toBeUndefined();
		items.forEach((item, index) => expectOutput(outputsOf(result.items, index), item));
		expect(world.requests(request)).toHaveLength(operationCase.requestsForTwo ?? items.length);
	});

	it('lets later nodes find the item that a result comes from', async () => {
		const items = operationCase.good();
		const result = await runWorkflowJson(followedBySet(world.profile, operationCase), {
			items,
			files: filesOf(items),
			credentials: world.credentials(),
		});
		expect(result.error).toBeUndefined();
		expectNoKeyIn(result.toText());
		const origins = result.json.map(({ cameFrom }) => cameFrom);
		expect(new Set(origins)).toEqual(new Set(items.map((item) => JSON.stringify(item))));
	});

	it('names the field of a bad value and the remedy, and asks the vendor nothing', async () => {
		const result = await run([bad.item]);
		expect(result.error).toMatchObject({
			name: 'NodeOperationError',
			message: badMessage,
			description: badNextStep,
			context: { itemIndex: 0 },
		});
		expect(world.requests()).toEqual([]);
	});

	it('tells what the vendor refused, which item it was and what to do', async () => {
		const [first] = operationCase.good();
		refused.arrange?.(2);
		const result = await run([first, refused.item()]);
		expect(result.error).toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(withPlaced(refused.message)) as string,
			description: expect.stringContaining(refused.nextStep) as string,
			httpCode: String(refused.httpStatus),
			context: { itemIndex: 1, data: refused.code ? { code: refused.code } : {} },
		});
	});

	const { useOtherErrors } = world.profile;
	if (useOtherErrors && !refused.arrange) {
		it('reads the other form of errors too', async () => {
			useOtherErrors(world.control);
			const result = await run([refused.item()]);
			expect(result.error).toMatchObject({
				name: 'NodeApiError',
				description: expect.stringContaining(`answered HTTP ${refused.httpStatus}: "`) as string,
				httpCode: String(refused.httpStatus),
			});
		});
	}

	it('goes on with the other items when it may: errors in the regular output', async () => {
		const { result, first, second } = await runMixture('continueRegularOutput');
		expectGoodItems(result, first, second);
		expect(outputsOf(result.items, 1)).toEqual([badOutput]);
		expect(outputsOf(result.items, 2)).toEqual([expect.objectContaining(toMatch(refusedOutput))]);
	});

	it('goes on with the other items when it may: errors in the error output', async () => {
		const { result, first, second } = await runMixture('continueErrorOutput');
		expectGoodItems(result, first, second);
		const errors = result.outputs[1] ?? [];
		expect(errors.map(origin)).toEqual([1, 2]);
		expect(errors[0]?.json).toEqual({ ...bad.item, ...badOutput });
		expect(errors[1]?.json).toMatchObject({ ...refused.item(), ...toMatch(refusedOutput) });
	});
}

/** Details may hold more, such as the body of the vendor's answer. */
function toMatch({ error, details }: { error: string; details: IDataObject }): IDataObject {
	return { error, details: expect.objectContaining(details) as IDataObject };
}

/** A workflow in which a Set node after the operation looks back to the start. */
function followedBySet(
	{ vendor, displayName }: VendorProfile,
	{ resource, operation, parameters }: OperationCase,
): WorkflowJson {
	const place = { typeVersion: 1, position: [0, 0] as [number, number] };
	const value = "={{ JSON.stringify($('Start').item.json) }}";
	return {
		nodes: [
			{ id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', ...place, parameters: {} },
			{
				id: '2',
				name: displayName,
				type: `n8n-nodes-voice-agents.${vendor}`,
				...place,
				parameters: { resource, operation, ...parameters },
			},
			{
				id: '3',
				name: 'Look Back',
				type: 'n8n-nodes-base.set',
				...place,
				parameters: { assignments: { assignments: [{ name: 'cameFrom', value, type: 'string' }] } },
			},
		],
		connections: {
			Start: { main: [[{ node: displayName, type: 'main', index: 0 }]] },
			[displayName]: { main: [[{ node: 'Look Back', type: 'main', index: 0 }]] },
		},
	};
}
