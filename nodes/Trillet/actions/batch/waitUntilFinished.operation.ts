import { NodeApiError, NodeOperationError, sleep, type IDataObject } from 'n8n-workflow';
import { listRecords } from '../../../shared/fields/list';
import { simplifyField } from '../../../shared/fields/simplify';
import { onTimeoutField, timeLimitField } from '../../../shared/fields/wait';
import {
	toItems,
	type Deferral,
	type Operation,
	type OperationContext,
	type OperationItem,
} from '../../../shared/node/operation';
import { supportsSubWorkflowWait } from '../../../shared/node/steps';
import { isTool } from '../../../shared/node/tool';
import { idIn } from '../../../shared/transport/pages';
import type { TrilletClient } from '../../api/client';
import { batchIdField } from './fields';
import { simplifyBatch, simplifyBatchCall } from './simplify';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** What n8n 2 keeps in memory, rather than letting the execution sleep. */
const WORTH_SLEEPING_MS = MINUTE_MS;
const SHORTEST_PAUSE_MS = 5 * SECOND_MS;
const LONGEST_PAUSE_MS = 30 * MINUTE_MS;

/** The words for a batch that is over; it also says so by itself. */
const ENDED = ['completed', 'cancelled', 'failed'];

/** How an item waits. As JSON it is carried from one sleep to the next. */
interface WaitRequest {
	batchId: string;
	/** In minutes. */
	timeLimit: number;
	failsOnTimeout: boolean;
	simplify: boolean;
	/** What the first look saw, and when, in ms on this machine's clock. */
	first?: { at: number; done: number };
}

const doneIn = ({ completed, failed }: IDataObject) => Number(completed ?? 0) + Number(failed ?? 0);

/** A status that nobody documented does not end a wait. */
function isOver(batch: IDataObject): boolean {
	if (typeof batch.isComplete === 'boolean') return batch.isComplete;
	return ENDED.includes(String(batch.status));
}

/** Half of the time that the calls that are left take if they go on as fast as those before. */
function pauseAfter(batch: IDataObject, { at, done }: { at: number; done: number }): number {
	const elapsed = Date.now() - at;
	const since = doneIn(batch) - done;
	const left = Number(batch.totalCalls ?? 0) - doneIn(batch);
	const remaining = since > 0 ? (left * elapsed) / since : elapsed;
	return Math.min(Math.max(remaining / 2, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
}

/** Waits for the end of a batch (docs.trillet.ai/v1/api-reference/endpoints/calls/batch/get-status). */
export const waitUntilFinished: Operation<TrilletClient> = {
	name: 'Wait Until Finished',
	value: 'waitUntilFinished',
	action: 'Wait until a batch has finished',
	description: 'Wait until all calls of a batch are over, and get the result of every number',
	takesOneItem: true,
	requests: ['getBatch', 'listBatchCalls'],
	properties: [
		{
			displayName:
				'The execution sleeps between looks (n8n 2), so a batch of hours keeps nothing busy. It takes one batch at a time: for several, put a Loop Over Items node in front.',
			name: 'waitNotice',
			type: 'notice',
			default: '',
		},
		batchIdField,
		{
			...timeLimitField,
			default: 1440,
			description: 'How long to wait for the end of the batch at most; 1440 is a day',
		},
		onTimeoutField,
		simplifyField,
	],
	prepare({ parameters }) {
		return Promise.resolve({
			batchId: parameters.requiredText(batchIdField.name),
			timeLimit: parameters.wholeNumber(timeLimitField.name, 1),
			failsOnTimeout: parameters.choice(onTimeoutField.name, ['continue', 'error']) === 'error',
			simplify: parameters.flag(simplifyField.name),
		} satisfies WaitRequest);
	},
	carryOut: async (context, request: WaitRequest) => await watch(context, request),
};

async function watch(
	context: OperationContext<TrilletClient>,
	request: WaitRequest,
): Promise<OperationItem[] | Deferral> {
	const { client, node } = context;
	const signal = node.getExecutionCancelSignal();
	const sleepsFrom = Date.now() + WORTH_SLEEPING_MS;
	const canSleep = supportsSubWorkflowWait() && !isTool(node);
	let { first } = request;
	for (;;) {
		const look = await readBatch(client, request.batchId).catch((error: unknown) => {
			signal?.throwIfAborted();
			// Trouble that passes, at a batch that was seen before, is waited out.
			const isPassing = error instanceof NodeApiError && error.context.isPassing === true;
			if (!first || !isPassing) throw error;
			return { error };
		});
		const batch = 'error' in look ? {} : look;
		if (isOver(batch)) return await resultOf(context, request, batch, false);
		first ??= { at: Date.now(), done: doneIn(batch) };
		const left = first.at + request.timeLimit * MINUTE_MS - Date.now();
		if (left <= 0) {
			if ('error' in look) throw look.error;
			if (request.failsOnTimeout) throw timeout(context, request, batch);
			return await resultOf(context, request, batch, true);
		}
		const pause = Math.min(pauseAfter(batch, first), left);
		if (canSleep && (pause >= WORTH_SLEEPING_MS || Date.now() >= sleepsFrom)) {
			return { until: new Date(Date.now() + pause), request: { ...request, first } };
		}
		await sleep(pause, signal);
	}
}

/** A batch with its figures; its details name it, its progress is inside. */
async function readBatch(client: TrilletClient, batchId: string): Promise<IDataObject> {
	const batch = await client.request('getBatch', { path: { batchId } });
	return simplifyBatch(batchId, { ...batch });
}

/** The calls of a batch; one without an ID and with the status of the batch when it has none. */
async function resultOf(
	{ client }: OperationContext<TrilletClient>,
	{ batchId, simplify }: WaitRequest,
	batch: IDataObject,
	timedOut: boolean,
): Promise<OperationItem[]> {
	const calls = await listRecords(client, 'listBatchCalls', {
		limit: Infinity,
		path: { batchId },
		query: { status: 'all' },
		idOf: idIn('jobId', 'job_id'),
	});
	const shown = calls.length > 0 ? calls : [{ status: batch.status }];
	return toItems(
		shown.map((call) => ({ batchId, ...(simplify ? simplifyBatchCall(call) : call), timedOut })),
	);
}

function timeout(
	{ node, itemIndex }: OperationContext<TrilletClient>,
	{ batchId, timeLimit }: WaitRequest,
	batch: IDataObject,
): NodeOperationError {
	const { status, totalCalls } = batch;
	return new NodeOperationError(
		node.getNode(),
		`The batch ${batchId} did not end within ${timeLimit === 1 ? 'a minute' : `${timeLimit} minutes`}`,
		{
			description: `Its status is "${String(status)}", and ${doneIn(batch)} of ${String(totalCalls)} calls are over. Its calls go on: do not start it again. Raise Time Limit, or set On Timeout to Return Current State. Batch > Get Many Calls shows the results later.`,
			itemIndex,
		},
	);
}
