import { SECOND } from '../core/time';
import type { BatchJob, BatchRecord } from './records';

/** How many recent calls the progress lists. */
const RECENT_CALLS = 10;

export function batchCounts({ jobs }: BatchRecord) {
	const count = (status: BatchJob['status']) => jobs.filter((job) => job.status === status).length;
	return {
		waiting: count('waiting'),
		active: count('active'),
		completed: count('completed'),
		failed: count('failed'),
		total: jobs.length,
	};
}

/** @param detailed whether recent calls carry durations and errors, as one of two pages has it */
export function batchProgress(batch: BatchRecord, detailed: boolean) {
	const counts = batchCounts(batch);
	const over = batch.jobs
		.filter(({ status }) => status === 'completed' || status === 'failed')
		.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
	const talks = over.filter(({ status }) => status === 'completed').map(secondsOf);
	const average = talks.reduce((sum, seconds) => sum + seconds, 0) / Math.max(talks.length, 1);
	return {
		status: batch.status,
		isComplete: batch.status !== 'queued' && counts.waiting + counts.active === 0,
		...counts,
		startTime: batch.startedAt,
		lastCompletedTime: over[0]?.endedAt ?? null,
		completedTime: batch.completedAt,
		averageCallDuration: Number(average.toFixed(1)),
		recent_calls: over.slice(0, RECENT_CALLS).map((job) => recentCall(job, detailed)),
	};
}

export function batchJob(job: BatchJob) {
	return {
		jobId: job.jobId,
		status: job.status,
		phone_number: job.row.phone_number,
		startTime: job.startedAt,
		endTime: job.endedAt,
		duration: job.endedAt === null ? null : secondsOf(job),
		error: job.error,
		metadata: job.row,
	};
}

function recentCall(job: BatchJob, detailed: boolean) {
	const { jobId, status, endedAt } = job;
	const known = { jobId, status, phone_number: job.row.phone_number };
	if (status === 'failed' && detailed) {
		return { ...known, failedAt: endedAt, error: job.error ?? 'Call failed' };
	}
	return { ...known, completedAt: endedAt, ...(detailed && { duration: secondsOf(job) }) };
}

function secondsOf({ startedAt, endedAt }: BatchJob): number {
	return Math.round(((endedAt ?? 0) - (startedAt ?? 0)) / SECOND);
}
