import * as n8nWorkflow from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	IWorkflowBase,
} from 'n8n-workflow';
import type { RequestIdentity } from '../calls/identity';
import type { ExtraBody } from '../transport/extraBody';

/*
 * A node sleeps once, as a whole, and n8n runs none of its code when it wakes: its input goes on. So
 * what has to sleep goes on in a small workflow of this node with other parameters, the steps, and
 * the execution of the node waits for that.
 */

/**
 * - `sleep`: until a time
 * - `carryOut`: the items that are due at a time; the others are handed on
 * - `resume`: goes on with what ended the sleep of the step before
 */
export interface Step extends StepOf {
	kind: 'sleep' | 'carryOut' | 'resume';
	/** ISO 8601 in UTC. */
	until: string;
}

/** What the steps of one execution have in common. */
interface StepOf {
	/** The operation that they belong to. */
	operation: string;
	/** What it needs after the sleep, where it takes one item at a time. */
	resumed?: Pick<Carrier, 'request' | 'identity' | 'extraBody'>;
}

/** What an item that waits carries along. */
export interface Carrier {
	until: string;
	request: unknown;
	identity: RequestIdentity;
	extraBody?: ExtraBody;
}

/** When something is to be carried out in a step without sleeping before. */
export const AT_ONCE = new Date(0);

const CARRIER = 'deferredItem';

/** Set in steps only; n8n shows it to nobody. */
export const stepField: INodeProperties = {
	displayName: 'Step',
	name: 'step',
	type: 'hidden',
	default: '',
};

/** The step that this node is; undefined for a node of a person's workflow. */
export function readStep(node: Pick<IExecuteFunctions, 'getNode'>): Step | undefined {
	const text = node.getNode().parameters[stepField.name];
	return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Step) : undefined;
}

/** An item that goes on to be carried out later. */
export const toCarrier = (carrier: Carrier): INodeExecutionData => ({
	json: { [CARRIER]: { ...carrier } as unknown as IDataObject },
});

/** What an item of a step carries; undefined when it is done. */
export const carrierOf = ({ json }: INodeExecutionData): Carrier | undefined =>
	json[CARRIER] as Carrier | undefined;

/**
 * Whether n8n hands what a sub-workflow returns after its sleep to the execution that waits for it;
 * before n8n 2 it hands over the input instead.
 */
export const supportsSubWorkflowWait = (): boolean => 'WAIT_FOR_SUB_EXECUTION' in n8nWorkflow;

const START = 'Start';

/** The steps for items that are due at these times, one after another. */
function stepsFor(dates: string[], of: StepOf): Step[] {
	const now = new Date().toISOString();
	return [...new Set(dates)]
		.sort()
		.flatMap((until): Step[] => [
			...(until > now ? [{ ...of, kind: 'sleep' as const, until }] : []),
			{ ...of, kind: 'carryOut', until },
			...(of.resumed ? [{ ...of, kind: 'resume' as const, until }] : []),
		]);
}

function inlineWorkflow(
	node: IExecuteFunctions,
	steps: Step[],
	parameters: INodeParameters,
): IWorkflowBase {
	const { type, typeVersion, credentials } = node.getNode();
	// With an error output, an item that failed would leave the steps.
	const onError = node.continueOnFail() ? 'continueRegularOutput' : 'stopWorkflow';
	const start: INode = {
		id: START,
		name: START,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.1,
		position: [0, 0],
		parameters: { inputSource: 'passthrough' },
	};
	const nodes = steps.map((step, index): INode => {
		const name = `Step ${index + 1}`;
		return {
			id: name,
			name,
			type,
			typeVersion,
			credentials,
			onError,
			position: [260 * (index + 1), 0],
			// No operation of its own, so none of its parameters is missed.
			parameters: { ...parameters, operation: 'step', [stepField.name]: JSON.stringify(step) },
		};
	});
	const names = [START, ...nodes.map(({ name }) => name)];
	const now = new Date();
	return {
		// n8n fills in the workflow that this one belongs to.
		id: '',
		name: node.getWorkflow().name ?? '',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
		nodes: [start, ...nodes],
		connections: Object.fromEntries(
			nodes.map(({ name }, index) => [
				names[index],
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
		),
		settings: { executionOrder: 'v1', timezone: node.getTimezone(), callerPolicy: 'any' },
	};
}

interface RunOptions {
	operation: string;
	/** Whether carrying out may end with a sleep of its own, after which the operation goes on. */
	canResume: boolean;
	parameters: INodeParameters;
}

/**
 * Goes on in an execution of its own, which sleeps until the items are due; the execution of this node
 * waits for it, and goes on with what its last step returns.
 * @param items the deferred ones, and those that are done
 * @returns the items of the last step when no step slept; undefined when one did
 */
export async function runInSubWorkflow(
	node: IExecuteFunctions,
	items: INodeExecutionData[],
	{ parameters, canResume, operation }: RunOptions,
): Promise<INodeExecutionData[] | undefined> {
	const carriers = items.flatMap((item) => carrierOf(item) ?? []);
	const dates = carriers.map(({ until }) => until);
	const resumed = canResume ? carriers[0] : undefined;
	const { data, waitTill } = await node.executeWorkflow(
		{ code: inlineWorkflow(node, stepsFor(dates, { operation, resumed }), parameters) },
		items,
		undefined,
		{
			parentExecution: {
				executionId: node.getExecutionId(),
				workflowId: node.getWorkflow().id ?? '',
				shouldResume: true,
			},
		},
	);
	return waitTill ? undefined : (data[0] ?? []);
}

/**
 * Lets this execution sleep until its resume URL is called or the time is over.
 * @param pending the item that goes on when the time is over, instead of what came in
 */
export async function putToWait(
	node: IExecuteFunctions,
	until: Date,
	pending?: INodeExecutionData,
): Promise<void> {
	// What the node got is what it passes on, and what the resuming webhook reads with $json.
	if (pending) node.getExecuteData().data = { main: [[pending]] };
	await node.putExecutionToWait(until);
}

/** Where somebody can wake this execution while it sleeps; it carries a token of this execution. */
export const resumeUrl = (node: IExecuteFunctions, itemIndex: number): string =>
	String(node.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex));
