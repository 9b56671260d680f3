import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { asObject } from '../../shared/json';
import { callSource, type CallList } from '../../shared/triggers/callEnds';
import { fingerprintOf, splitFingerprints } from '../../shared/triggers/fingerprints';
import { pollEvents, type Source } from '../../shared/triggers/poll';
import { readEvents, readFilter, readPollOptions } from '../../shared/triggers/pollFields';
import { hasStatus } from '../../shared/transport/errors';
import { simplifyBatch } from '../actions/batch/simplify';
import { trilletCalls } from '../actions/call/waiting';
import { historyReader, type HistoryFilters } from '../api/callHistory';
import { isOver, statusOf } from '../api/callStatus';
import { trilletClient, type TrilletClient, type TrilletOperations } from '../api/client';
import { callIdOf } from '../api/placedCalls';
import { toIsoTime } from '../api/time';
import { TrilletCallReader } from '../api/watchedCalls';
import { eventKey, readEvent, type TrilletEvent } from './event';

export const pollingRequests: Array<keyof TrilletOperations> = [
	'listCallHistory',
	'listCallHistoryV1',
	'getCallRecord',
	'getCallRecordV1',
	'getBatch',
];

/** No webhook tells of it. */
export const BATCH_FINISHED = 'batch.finished';

/** Where a call has what a user may wait for. */
const FIELDS = { recording: 'recordingUrl', summary: 'summary' };

/** Calls that nobody took fail, in the vendor's own words for a batch. */
const FAILED = ['failed', 'no-answer'];

const nameOf = ({ status }: IDataObject) =>
	FAILED.includes(String(statusOf(status))) ? 'call.failed' : 'call.completed';

/** The event that the vendor would deliver, read as a delivery is. */
const asEvent = (event: string, data: IDataObject): TrilletEvent =>
	readEvent({ event, data }) as TrilletEvent;

const toCallEvent = ({ variables, ...call }: IDataObject): TrilletEvent =>
	asEvent(nameOf(call), {
		...call,
		...(variables !== undefined && { dynamicVariables: variables }),
	});

const recordIdOf = (call: IDataObject) =>
	callIdOf(call) ?? (typeof call._id === 'string' ? call._id : null);

/** The call history, newest first in every sample. */
function callsOf(
	client: TrilletClient,
	events: string[],
	waitFor: Array<keyof typeof FIELDS>,
	filters: HistoryFilters,
): CallList {
	return {
		account: client.account,
		filters: { ...filters },
		// An empty history was seen to be answered with an error 500, and so is a fault.
		open: (mayBeEmpty) =>
			historyReader(client, {
				filters,
				isErrorEmpty: mayBeEmpty,
				isErrorDoubtful: true,
			}),
		idOf: recordIdOf,
		timeOf(call) {
			const time = toIsoTime(call.timestamp ?? call.startTime ?? call.createdAt);
			return time === null ? null : Date.parse(time);
		},
		now: () => client.vendorNow,
		isOver,
		isComplete: (call) =>
			nameOf(call) === 'call.failed' || waitFor.every((name) => call[FIELDS[name]]),
		isWanted: (call) => events.includes(nameOf(call)),
		find: async (ids) => await new TrilletCallReader(client).list(ids),
	};
}

interface BatchesSeen {
	/** Fingerprints of the batches that were reported, or over in the first look. */
	done: string;
	/** Of those that were looked at. */
	known: string;
}

const ENDED = ['completed', 'cancelled', 'failed'];

/** Calls of a cancelled batch that are under way are still finished. */
function isBatchOver(batch: IDataObject): boolean {
	const { active } = asObject(batch.progress ?? batch);
	return batch.isComplete === true || (ENDED.includes(String(batch.status)) && !active);
}

/** @throws NodeApiError, or NodeOperationError that names a batch that does not exist */
async function readBatch(
	node: IPollFunctions,
	client: TrilletClient,
	batchId: string,
): Promise<IDataObject> {
	const request = client.request('getBatch', { path: { batchId } });
	const batch = await request.catch((error: unknown) => {
		if (!hasStatus(error, 404)) throw error;
		throw new NodeOperationError(node.getNode(), `Trillet AI does not know the batch ${batchId}`, {
			description: 'Check Batch IDs, and that the credential is for the account of the batch.',
		});
	});
	return { ...batch };
}

/** Batches by their IDs, as the API has no list of them; one that is over is not asked for again. */
function batchSource(
	ids: string[],
	backlog: number,
	read: (batchId: string) => Promise<IDataObject>,
): Source<TrilletEvent> {
	const toEvent = (batchId: string, batch: IDataObject): TrilletEvent => ({
		...asEvent(BATCH_FINISHED, simplifyBatch(batchId, batch)),
		body: batch,
	});
	return {
		name: 'batches',
		async poll(state) {
			const before = state as BatchesSeen | undefined;
			const done = new Set(splitFingerprints(before?.done ?? ''));
			const known = new Set(splitFingerprints(before?.known ?? ''));
			const events: TrilletEvent[] = [];
			for (const id of ids) {
				const fingerprint = fingerprintOf(id);
				if (done.has(fingerprint)) continue;
				const batch = await read(id);
				if (!isBatchOver(batch)) continue;
				done.add(fingerprint);
				if (known.has(fingerprint) || backlog > 0) events.push(toEvent(id, batch));
			}
			const listed = ids.map(fingerprintOf);
			return {
				events,
				state: { done: listed.filter((id) => done.has(id)).join(''), known: listed.join('') },
			};
		},
		async sample() {
			const [id] = ids;
			return id === undefined ? undefined : toEvent(id, await read(id));
		},
	};
}

/** The batches that the user named. */
function readBatchIds(node: IPollFunctions): string[] {
	const ids = String(node.getNodeParameter('batchIds', ''))
		.split(/[\s,]+/)
		.filter(Boolean);
	if (ids.length > 0) return [...new Set(ids)];
	throw new NodeOperationError(node.getNode(), 'Batch IDs is empty', {
		description: 'Enter the IDs of the batches whose end should start the workflow.',
	});
}

/** How a call is read for an event, in the form that waits have. */
const AS_IT_IS = { simplify: false, timeLimit: 0, failsOnTimeout: false };

/** Looks for what happened since the last poll; see {@link pollEvents}. */
export async function poll(node: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const client = await trilletClient(node);
	const events = readEvents(node);
	const options = readPollOptions(node);
	const filters: HistoryFilters = {
		agentId: readFilter(node, 'agentId'),
		pathwayId: readFilter(node, 'callFlowId'),
		direction: readFilter(node, 'direction') as HistoryFilters['direction'],
	};
	const calls = callsOf(client, events, options.waitFor, filters);
	const sources: Array<Source<TrilletEvent>> = [];
	if (events.some((name) => name !== BATCH_FINISHED)) {
		const { includeDetails } = options;
		sources.push(
			callSource(calls, options, async (call) =>
				toCallEvent(
					includeDetails
						? await trilletCalls.present(client, call, { ...AS_IT_IS, includeDetails })
						: call,
				),
			),
		);
	}
	if (events.includes(BATCH_FINISHED)) {
		sources.push(
			batchSource(
				readBatchIds(node),
				options.backlog,
				async (id) => await readBatch(node, client, id),
			),
		);
	}
	return await pollEvents(node, { client, sources, keyOf: eventKey });
}
