import type { SimulatedClock } from '../core/clock';
import { DAY, HOUR } from '../core/time';
import type { BatchJob, BatchRecord } from './records';
import type { TrilletSettings } from './settings';

const PHONE_NUMBER = /^\+[1-9]\d{6,14}$/;

export interface BatchLifeParts {
	clock: SimulatedClock;
	settings: () => TrilletSettings;
	/** Places the call of a job; `ended` gets the error, if there was one. */
	call: (
		batch: BatchRecord,
		job: BatchJob,
		ended: (time: number, error: string | null) => void,
	) => void;
}

/** Works through batches, as many calls at a time as the settings allow. */
export class BatchLife {
	constructor(private readonly parts: BatchLifeParts) {}

	start(batch: BatchRecord, at: number): void {
		this.parts.clock.scheduleAt(at, (time) => {
			if (batch.status !== 'queued') return;
			batch.status = 'processing';
			batch.startedAt = time;
			this.proceed(batch, time);
		});
	}

	/** Drops what waits; calls under way are finished. @returns how many were dropped */
	cancel(batch: BatchRecord): number {
		const waiting = batch.jobs.filter(({ status }) => status === 'waiting');
		for (const job of waiting) job.status = 'cancelled';
		batch.status = 'cancelled';
		return waiting.length;
	}

	private proceed(batch: BatchRecord, time: number): void {
		const { settings } = this.parts;
		for (const job of batch.jobs) {
			const active = batch.jobs.filter(({ status }) => status === 'active').length;
			if (active >= settings().batchConcurrency) return;
			if (job.status === 'waiting' && job.notBefore <= time) this.place(batch, job, time);
		}
		const over = batch.jobs.every(({ status }) => status === 'completed' || status === 'failed');
		if (over && batch.status === 'processing') {
			batch.status = 'completed';
			batch.completedAt = time;
		}
	}

	private place(batch: BatchRecord, job: BatchJob, time: number): void {
		job.status = 'active';
		job.attempts += 1;
		job.startedAt = time;
		job.endedAt = null;
		if (!PHONE_NUMBER.test(job.row.phone_number ?? '')) {
			job.status = 'failed';
			job.endedAt = time;
			job.error = 'Invalid phone number';
			return;
		}
		this.parts.call(batch, job, (end, error) => this.finish(batch, job, end, error));
	}

	private finish(batch: BatchRecord, job: BatchJob, time: number, error: string | null): void {
		const { clock } = this.parts;
		job.endedAt = time;
		job.error = error;
		const wait = error === null ? undefined : this.waitBeforeRetry(batch, job);
		if (wait === undefined) job.status = error === null ? 'completed' : 'failed';
		else {
			job.status = 'waiting';
			job.notBefore = time + wait;
			clock.scheduleAt(job.notBefore, (due) => this.proceed(batch, due));
		}
		clock.scheduleAt(time, (due) => this.proceed(batch, due));
	}

	/** @returns undefined when the number is not to be called again */
	private waitBeforeRetry(batch: BatchRecord, job: BatchJob): number | undefined {
		const { smartCallback, status } = batch;
		if (!smartCallback?.enabled || status === 'cancelled') return undefined;
		if (job.attempts >= smartCallback.maxAttempts) return undefined;
		const { gaps } = smartCallback;
		const { days = 0, hours = 0 } = gaps[job.attempts - 1] ?? gaps.at(-1) ?? {};
		return days * DAY + hours * HOUR;
	}
}
