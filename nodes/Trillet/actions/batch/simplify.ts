import type { IDataObject } from 'n8n-workflow';
import { asObject } from '../../../shared/json';
import { toIsoTime } from '../../api/time';

/**
 * How far a batch is, in one shape from its details, where the figures are in `progress`, and
 * from its progress, where they are not. The details alone name the batch.
 */
export function simplifyBatch(batchId: string, batch: IDataObject): IDataObject {
	const figures: IDataObject = { ...batch, ...asObject(batch.progress) };
	return {
		batchId,
		status: batch.status ?? null,
		isComplete: batch.isComplete ?? null,
		totalCalls: batch.totalCalls ?? figures.total ?? null,
		waiting: figures.waiting ?? null,
		active: figures.active ?? null,
		completed: figures.completed ?? null,
		failed: figures.failed ?? null,
		startedAt: toIsoTime(figures.startTime),
		completedAt: toIsoTime(figures.completedTime),
		averageCallDuration: figures.averageCallDuration ?? null,
	};
}

/** A call of a batch; `variables` is its row of the file. */
export function simplifyBatchCall(call: IDataObject): IDataObject {
	return {
		jobId: call.jobId ?? null,
		status: call.status ?? null,
		phoneNumber: call.phone_number ?? null,
		startedAt: toIsoTime(call.startTime),
		endedAt: toIsoTime(call.endTime),
		duration: call.duration ?? null,
		error: call.error ?? null,
		variables: call.metadata ?? null,
	};
}
