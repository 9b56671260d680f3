import { createHash } from 'crypto';
import type {
	IExecuteFunctions,
	IExecutionContext,
	IRunExecutionData,
	ITaskData,
	RelatedExecution,
} from 'n8n-workflow';
import { isTool } from '../node/tool';

/**
 * Where a request comes from. Every repeat of it by n8n has the same {@link place} and {@link line}:
 * a further try of the node, a retried execution, a sub-workflow of a retried parent.
 */
export interface RequestIdentity {
	/** Workflow, node, run of the node and item. */
	place: string;
	/** The same without the item. */
	run: string;
	/** The first attempt of the execution that all this belongs to, or the first after a crash. */
	line: string;
	/** Whether no attempt was before {@link line}; after a crash n8n forgets what was. */
	isLineKnown: boolean;
	nodeId: string;
	executionId: string;
	/** The execution, or the parent whose sub-workflow it is: what n8n repeats as a whole. */
	attempt: string;
	/** Whether an earlier attempt may have made the request, which this process need not know of. */
	isRepeat: boolean;
	/**
	 * Whether it shares its place with another sub-workflow, which went well in an attempt before: what
	 * is found may be what that one asked for.
	 */
	hasKin: boolean;
	/** Whether an earlier attempt of which nothing is left may have asked just before this one began. */
	mayJustHaveAsked: boolean;
	/** When the earliest attempt began, in ms on this machine's clock; null when nobody knows. */
	startedAt: number | null;
}

interface Line extends Omit<RequestIdentity, 'place' | 'run' | 'nodeId'> {
	/** Runs of this node that n8n noted after a crash; the execution began again after them. */
	lostRuns: number;
}

/** What all items of a run of a node have in common. */
interface NodeRun extends Line {
	runIndex: number;
}

const hash = (...parts: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** One look at n8n's database, and one expression, serve all items of a run. */
const nodeRuns = new WeakMap<IExecuteFunctions, Promise<NodeRun>>();

/** n8n has no data of an execution that it does not save. */
const storedData = async (
	node: IExecuteFunctions,
	id: string,
): Promise<IRunExecutionData | undefined> =>
	await node.getExecutionDataById(id).catch(() => undefined);

/** n8n's crash recovery notes the nodes that its log tells of, with times in seconds. */
const isFromLog = ({ startTime }: ITaskData): boolean => startTime < 1e11;

/** When the first node began before a crash, if n8n's log told. */
function firstStart(data: IRunExecutionData | undefined): number | null {
	const runs = Object.values(data?.resultData.runData ?? {}).flat();
	const starts = runs.filter(isFromLog).map(({ startTime }) => startTime * 1000);
	return starts.length > 0 ? Math.min(...starts) : null;
}

/**
 * After a crash n8n starts with the data of before the first node, without a start, and says of the
 * new one what made it. The retries of that retry inherit it.
 */
const isAfterCrash = ({ source }: IExecutionContext): boolean => source === 'retry';

const hasContext = (data: IRunExecutionData | undefined): boolean =>
	data?.executionData?.runtimeData !== undefined;

/** The executions above a sub-workflow, the nearest first. */
async function executionsAbove(
	node: IExecuteFunctions,
	own: IRunExecutionData | undefined,
): Promise<Array<RelatedExecution & { data: IRunExecutionData | undefined }>> {
	const above = own?.parentExecution;
	if (!above) return [];
	const data = await storedData(node, above.executionId);
	return [{ ...above, data }, ...(await executionsAbove(node, data))];
}

/**
 * What the sub-workflows of an execution before this one tell of it: whether some are of an attempt
 * before, which it goes on from; undefined when there are none.
 */
async function hasOlderSubs(
	node: IExecuteFunctions,
	{ executionId, data }: { executionId: string; data: IRunExecutionData | undefined },
): Promise<boolean | undefined> {
	const runs = Object.values(data?.resultData.runData ?? {}).flat();
	const subs = runs.flatMap(({ metadata }) => metadata?.subExecution?.executionId ?? []);
	const parents = await Promise.all(
		subs.map(async (id) => (await storedData(node, id))?.parentExecution?.executionId),
	);
	return parents.length === 0 ? undefined : parents.some((id) => id !== executionId);
}

/** The line of a sub-workflow; its mode and its start tell nothing of what became of its parent. */
async function lineOfSub(
	node: IExecuteFunctions,
	own: Line,
	above: Awaited<ReturnType<typeof executionsAbove>>,
): Promise<Line | undefined> {
	const [parent] = above;
	const root = above.at(-1);
	if (!parent || !root?.executionContext) return undefined;
	const { establishedAt } = root.executionContext;
	const line = {
		...own,
		attempt: root.executionId,
		line: hash(establishedAt),
		startedAt: establishedAt,
		isLineKnown: true,
	};
	if (isAfterCrash(root.executionContext)) {
		const startedAt = firstStart(root.data);
		return { ...line, startedAt, isLineKnown: false, isRepeat: true, mayJustHaveAsked: true };
	}
	// What goes on where an earlier attempt ended begins with that attempt's data.
	const continued = above.find(({ data }) => hasContext(data));
	const hasKin = continued && (await hasOlderSubs(node, continued));
	const isRepeat = own.isRepeat || (continued !== undefined && hasKin !== false);
	return { ...line, isRepeat, hasKin: hasKin === true, mayJustHaveAsked: isRepeat };
}

async function readLine(node: IExecuteFunctions): Promise<Line> {
	const executionId = node.getExecutionId();
	const isRetry = node.getMode() === 'retry';
	const context = node.getExecutionContext?.();
	const own = {
		executionId,
		attempt: executionId,
		isRepeat: isRetry,
		hasKin: false,
		mayJustHaveAsked: false,
		lostRuns: 0,
		line: hash(context?.establishedAt ?? executionId),
		isLineKnown: context !== undefined || !isRetry,
		startedAt: context?.establishedAt ?? null,
	};
	// Older versions of n8n tell nothing of earlier attempts.
	if (!context || (!isRetry && context.parentExecutionId === undefined)) return own;
	const stored = await storedData(node, executionId);
	const ofSub = await lineOfSub(node, own, await executionsAbove(node, stored));
	if (ofSub) return ofSub;
	const runs = stored?.resultData.runData[node.getNode().name] ?? [];
	const line = { ...own, lostRuns: runs.filter(isFromLog).length };
	if (!isAfterCrash(context)) return line;
	return { ...line, startedAt: firstStart(stored), isLineKnown: false, mayJustHaveAsked: true };
}

async function readNodeRun(node: IExecuteFunctions): Promise<NodeRun> {
	const runIndex = Number(node.evaluateExpression('{{ $runIndex }}', 0));
	return { ...(await readLine(node)), runIndex };
}

/** The identity of what this node asks for an item. */
export async function identityOf(
	node: IExecuteFunctions,
	itemIndex: number,
): Promise<RequestIdentity> {
	const reading = nodeRuns.get(node) ?? readNodeRun(node);
	nodeRuns.set(node, reading);
	const { lostRuns, runIndex, ...line } = await reading;
	// A model that calls its tool again with the same arguments repeats itself.
	const index = isTool(node) ? 'tool' : String(runIndex - lostRuns);
	const nodeId = node.getNode().id;
	const run = hash(node.getWorkflow().id, nodeId, index);
	const place = hash(run, isTool(node) ? 0 : itemIndex);
	return { ...line, place, run, nodeId };
}

/** The key of a request: its place, its line, and what is asked. It also marks calls at the vendor. */
export const keyOf = ({ place, line }: RequestIdentity, asked: string): string =>
	`${hash(place, asked)}${line}`;

/** The part of a key that does not depend on the execution. */
export const placePartOf = (key: string): string => key.slice(0, 16);
