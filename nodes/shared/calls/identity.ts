import { createHash } from 'crypto';
import type { IExecuteFunctions, IRunExecutionData } from 'n8n-workflow';
import { isTool } from '../tool';

/**
 * Where a request comes from. Every repeat of it by n8n has the same {@link place} and {@link line}:
 * a further try of the node, a retried execution, a sub-workflow of a retried parent.
 */
export interface RequestIdentity {
	/** Workflow, node, run of the node and item. */
	place: string;
	/** The same without the item. */
	run: string;
	/** The first attempt of the execution that all this belongs to; null after a crash, when n8n forgot it. */
	line: string | null;
	nodeId: string;
	executionId: string;
	/** The execution, or the parent whose sub-workflow it is: what n8n repeats as a whole. */
	attempt: string;
	/** Whether an earlier attempt may have made the request, which this process need not know of. */
	isRepeat: boolean;
	/** When the earliest attempt began, in ms on this machine's clock; null when nobody knows. */
	startedAt: number | null;
}

type Line = Omit<RequestIdentity, 'place' | 'run' | 'nodeId'>;

const hash = (...parts: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** One look at n8n's database serves all items of a run. */
const lines = new WeakMap<IExecuteFunctions, Promise<Line>>();

/** n8n has no data of an execution that it does not save. */
const storedData = async (
	node: IExecuteFunctions,
	id: string,
): Promise<IRunExecutionData | undefined> =>
	await node.getExecutionDataById(id).catch(() => undefined);

/**
 * When the nodes that ran before a crash began: n8n's crash recovery notes it, in seconds where it
 * reads its own log.
 */
function firstStart(data: IRunExecutionData | undefined): number | null {
	const runs = Object.values(data?.resultData.runData ?? {}).flat();
	const starts = runs.map(({ startTime }) => (startTime < 1e11 ? startTime * 1000 : startTime));
	return starts.length > 0 ? Math.min(...starts) : null;
}

const hasSubExecution = (data: IRunExecutionData | undefined): boolean =>
	Object.values(data?.resultData.runData ?? {})
		.flat()
		.some(({ metadata }) => metadata?.subExecution !== undefined);

async function readLine(node: IExecuteFunctions): Promise<Line> {
	const executionId = node.getExecutionId();
	const isRetry = node.getMode() === 'retry';
	const own = { executionId, attempt: executionId, isRepeat: isRetry };
	const context = node.getExecutionContext?.();
	// Older versions of n8n tell nothing of earlier attempts.
	if (!context) return { ...own, line: isRetry ? null : hash(executionId), startedAt: null };
	if (!isRetry && context.parentExecutionId === undefined) {
		return { ...own, line: hash(context.establishedAt), startedAt: context.establishedAt };
	}
	const stored = await storedData(node, executionId);
	const parent = stored?.parentExecution;
	if (parent?.executionContext) {
		let root = parent.executionContext;
		while (root.parentExecutionId !== undefined) {
			const above = (await storedData(node, root.parentExecutionId))?.parentExecution;
			if (!above?.executionContext) break;
			root = above.executionContext;
		}
		const ofParent = await storedData(node, parent.executionId);
		// A parent that goes on where an earlier attempt ended begins with that attempt's data. What its
		// other sub-executions did is their own.
		const isContinued =
			ofParent?.executionData?.runtimeData !== undefined && !hasSubExecution(ofParent);
		return {
			executionId,
			attempt: parent.executionId,
			isRepeat: isRetry || isContinued,
			line: hash(root.establishedAt),
			startedAt: root.establishedAt,
		};
	}
	// After a crash n8n starts with the data of before the first node, without a start.
	const isInherited = stored?.executionData?.runtimeData !== undefined;
	if (isRetry && !isInherited) {
		return { ...own, line: null, startedAt: firstStart(stored) };
	}
	return { ...own, line: hash(context.establishedAt), startedAt: context.establishedAt };
}

/** The identity of what this node asks for an item. */
export async function identityOf(
	node: IExecuteFunctions,
	itemIndex: number,
): Promise<RequestIdentity> {
	const line = lines.get(node) ?? readLine(node);
	lines.set(node, line);
	// A model that calls its tool again with the same arguments repeats itself.
	const index = isTool(node)
		? 'tool'
		: String(node.evaluateExpression('{{ $runIndex }}', itemIndex));
	const nodeId = node.getNode().id;
	const run = hash(node.getWorkflow().id, nodeId, index);
	const place = hash(run, isTool(node) ? 0 : itemIndex);
	return { ...(await line), place, run, nodeId };
}

/** The key of a request: its place, its line, and what is asked. It also marks calls at the vendor. */
export const keyOf = ({ place, line, executionId }: RequestIdentity, asked: string): string =>
	`${hash(place, asked)}${line ?? hash(executionId)}`;

/** The part of a key that does not depend on the execution. */
export const placePartOf = (key: string): string => key.slice(0, 16);
