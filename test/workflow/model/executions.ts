import type { IDataObject, INode } from 'n8n-workflow';
import {
	NODE_UNDER_TEST,
	restartN8n,
	startRetryJson,
	startWorkflowJson,
	type Execution,
	type ParentExecution,
	type WorkflowJson,
	type WorkflowResult,
} from '../../harness/workflow';
import type { CredentialData } from '../../harness/workflow';
import type { PlacingOperation } from './operations';

/**
 * - `plain`: the node runs once
 * - `loop`: it runs twice, for the same items
 * - `each`: a sub-workflow for each item, all of one node of a parent
 * - `nodes`: two sub-workflows with all items, of two nodes of a parent
 */
export type Shape = 'plain' | 'loop' | 'each' | 'nodes';

/** How an execution is interrupted, if it is. */
export type Interruption =
	| { kind: 'none' }
	| { kind: 'cancelled'; afterMs: number }
	| { kind: 'crashed'; afterMs: number; hasLog: boolean };

/** A workflow that a person starts. */
export interface Plan {
	shape: Shape;
	numbers: string[];
	/** 1 without Retry On Fail. */
	tries: number;
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	ifOutcomeUnknown: 'stop' | 'continue' | 'placeAgain';
}

/** One attempt to carry out a plan: its first execution, or a retry of one. */
export interface Attempt {
	status: 'success' | 'error' | 'crashed' | 'canceled';
	/** The executions of the node: the own one, or the sub-workflows by their position. */
	results: Array<WorkflowResult | undefined>;
	/** For a retry of a parent: the sub-workflow that it goes on with. */
	next: number;
	/** Whether a retry of this attempt went well; then n8n offers no other one. */
	isDone: boolean;
	/** For a parent that n8n started again after a crash. */
	crash: ParentExecution['crash'];
	/** When a parent, or the first of its attempts, began. */
	establishedAt: number;
}

/** A plan and all attempts to carry it out. */
export interface Line {
	id: string;
	plan: Plan;
	startedAt: number;
	attempts: Attempt[];
}

const node = (name: string, type: string, x: number): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [x, 0],
	parameters: {},
});
const to = (...names: string[]) => ({
	main: [names.map((name) => ({ node: name, type: 'main' as const, index: 0 }))],
});

const isParent = ({ shape }: Plan) => shape === 'each' || shape === 'nodes';

function workflow(operation: PlacingOperation, plan: Plan): WorkflowJson {
	const { shape, tries, onError, ifOutcomeUnknown } = plan;
	const start = isParent(plan) ? 'executeWorkflowTrigger' : 'manualTrigger';
	return {
		nodes: [
			node('Start', `n8n-nodes-base.${start}`, 0),
			node('Again', 'n8n-nodes-base.noOp', 400),
			{
				...node(NODE_UNDER_TEST, `n8n-nodes-voice-agents.${operation.vendor}`, 200),
				parameters: { resource: 'call', ...operation.parameters, options: { ifOutcomeUnknown } },
				...(onError !== 'stopWorkflow' && { onError }),
				...(tries > 1 && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1_000 }),
			},
			node('Later', 'n8n-nodes-base.noOp', 300),
		],
		connections: {
			Start: shape === 'loop' ? to(NODE_UNDER_TEST, 'Again') : to(NODE_UNDER_TEST),
			...(shape === 'loop' && { Again: to(NODE_UNDER_TEST) }),
			[NODE_UNDER_TEST]: to('Later'),
		},
	};
}

/** The items of each execution of the node: one, or those of the sub-workflows. */
export function inputsOf({ id, plan: { shape, numbers } }: Line): IDataObject[][] {
	const items = (sub: number) =>
		numbers.map((number, index) => ({ number, request: `${id}.${sub}.${index}` }));
	if (shape === 'each') return items(0).map((item) => [item]);
	return shape === 'nodes' ? [items(0), items(1)] : [items(0)];
}

/** By which ways the items of an execution come to the node, run by run. */
export const waysTo = ({ shape }: Plan): string[] =>
	shape === 'loop' ? ['Start', 'Again'] : ['Start'];

/** How long n8n takes to start. */
const START_MS = 15_000;

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** Carries out a plan, or retries an attempt that failed or crashed. */
export async function carryOut(
	operation: PlacingOperation,
	credentials: CredentialData,
	line: Line,
	interruption: Interruption,
	earlier?: Attempt,
): Promise<Attempt> {
	const json = workflow(operation, line.plan);
	const inputs = inputsOf(line);
	const hasParent = isParent(line.plan);
	const isAnew = earlier?.status === 'crashed';
	const attempt: Attempt = {
		status: 'success',
		results: earlier && !isAnew ? [...earlier.results] : [],
		next: (!isAnew && earlier?.next) || 0,
		isDone: false,
		crash: isAnew ? { beganAt: isInLog(earlier) ? line.startedAt : undefined } : earlier?.crash,
		establishedAt: earlier && !isAnew ? earlier.establishedAt : Date.now(),
	};
	line.attempts.push(attempt);
	let execution: Execution | undefined;
	let isInterrupted = false;
	const interrupted =
		interruption.kind === 'none' ? undefined : pause(interruption.afterMs).then(() => interruption);
	const resumedAt = attempt.next;
	const parentId = `${line.id}-${line.attempts.length}`;
	const begin = (index: number): Execution => {
		if (earlier && !hasParent) {
			const [failed] = earlier.results;
			if (!failed) throw new Error('There is nothing to retry');
			return startRetryJson(failed, json, { credentials, resultNode: NODE_UNDER_TEST });
		}
		const parent: ParentExecution = {
			establishedAt: attempt.establishedAt,
			executionId: parentId,
			isRetry: earlier !== undefined && !isAnew,
			ranSubsOf: resumedAt > 0 ? `${line.id}-1` : undefined,
			crash: attempt.crash,
		};
		return startWorkflowJson(json, {
			credentials,
			items: inputs[index],
			resultNode: NODE_UNDER_TEST,
			...(hasParent && { mode: 'integrated' as const, parent }),
		});
	};
	for (let index = attempt.next; index < inputs.length && !isInterrupted; index++) {
		execution = begin(index);
		const { finished } = execution;
		const end = await (interrupted ? Promise.race([finished, interrupted]) : finished);
		if ('run' in end) {
			attempt.results[index] = end;
			if (end.error) attempt.status = 'error';
		} else if (end.kind === 'cancelled') {
			isInterrupted = true;
			execution.cancel();
			attempt.results[index] = await finished;
			attempt.status = 'canceled';
		} else {
			isInterrupted = true;
			attempt.results = [execution.crash(end)];
			attempt.status = 'crashed';
			await finished;
		}
		if (attempt.status !== 'success') {
			// What one node of the parent runs begins with its first item again.
			attempt.next = line.plan.shape === 'each' ? 0 : index;
			break;
		}
	}
	// A crash in a later node.
	if (attempt.status === 'success' && interruption.kind === 'crashed' && execution) {
		attempt.results = [execution.crash(interruption)];
		attempt.status = 'crashed';
		attempt.next = 0;
	}
	if (interruption.kind === 'crashed') {
		await pause(START_MS);
		restartN8n();
	}
	if (attempt.status === 'success' && earlier) earlier.isDone = true;
	return attempt;
}

export const hasCrashed = ({ attempts }: Line): boolean =>
	attempts.some(({ status }) => status === 'crashed');

/** Whether n8n lost track of when it began: it crashed, and no log tells of it. */
export const hasLostTrack = ({ attempts }: Line): boolean =>
	attempts.some((attempt) => attempt.status === 'crashed' && !isInLog(attempt));

/** Whether n8n's log told it of a crashed execution. */
const isInLog = ({ results: [result] }: Attempt): boolean =>
	Object.keys(result?.run.data.resultData.runData ?? {}).length > 0;
