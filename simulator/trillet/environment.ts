import { ApiError } from '../core/api-error';
import type { SimulatedClock } from '../core/clock';
import type { ContractApi } from '../core/contract-api';
import type { Deliveries } from '../core/deliveries';
import type { ApiKey, KeyRing } from '../core/keys';
import type { Ledger } from '../core/ledger';
import type { Pace, RateLimiter } from '../core/rate-limits';
import { toMilliseconds } from '../core/time';
import { BatchLife } from './batch-life';
import { CallLife } from './call-life';
import { CallNotifier } from './call-notifier';
import type { EventName } from './events';
import type { TrilletExchange } from './exchange';
import { createCall } from './place-call';
import { rateLimited } from './policy';
import { Publisher } from './publisher';
import { Questions } from './questions';
import type { BatchJob, BatchRecord, CallRecord } from './records';
import type { TrilletSettings } from './settings';
import type { TrilletState } from './state';

/** Trillet tells them apart by the key alone; here each has an address of its own as well. */
export const ENVIRONMENTS = ['production', 'development'] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** What both environments share with the rest of the simulator. */
export interface TrilletParts {
	api: ContractApi<TrilletExchange>;
	clock: SimulatedClock;
	ledger: Ledger;
	deliveries: Deliveries;
	limiter: RateLimiter;
	settings: () => TrilletSettings;
	rateWindowMs: () => number;
	/** Origin that the simulator listens on. */
	origin: () => string;
}

/** Trillet's account behind the production key or behind the development key. */
export class TrilletEnvironment {
	readonly calls: CallLife;
	readonly batches: BatchLife;
	readonly publisher: Publisher;
	readonly notifier: CallNotifier;

	constructor(
		readonly name: EnvironmentName,
		readonly state: TrilletState,
		readonly keys: KeyRing,
		private readonly parts: TrilletParts,
	) {
		const { api, clock, deliveries, ledger, settings } = parts;
		this.publisher = new Publisher(name, state, api, deliveries, settings);
		this.notifier = new CallNotifier(state, this.publisher, settings, (call) =>
			this.recordingUrl(call),
		);
		this.calls = new CallLife({
			environment: name,
			state,
			clock,
			ledger,
			settings,
			emit: (event, call) => this.unattended(this.notifier.notify(event, call)),
			questions: new Questions({
				state,
				settings,
				now: () => clock.now(),
				track: (work) => deliveries.track(work),
			}),
		});
		this.batches = new BatchLife({
			clock,
			settings,
			call: (batch, job, ended) => this.callForBatch(batch, job, ended),
		});
	}

	get clock(): SimulatedClock {
		return this.parts.clock;
	}

	get settings(): TrilletSettings {
		return this.parts.settings();
	}

	/** Now, as documents carry it. */
	timestamp(): string {
		return toMilliseconds(this.clock.now());
	}

	/** Address of a call's recording, which needs no key; null while there is none. */
	recordingUrl(call: CallRecord): string | null {
		if (!call.hasRecording) return null;
		const origin = this.settings.recordingOrigin ?? this.parts.origin();
		return `${origin}/trillet/${this.name}/recordings/${call.callId}.wav`;
	}

	/** Sends an account event without waiting. */
	emit(event: EventName, data: unknown): void {
		this.unattended(this.publisher.publish(event, { event, data }));
	}

	/** Resolves when every delivery that is under way is over. */
	async delivered(): Promise<void> {
		await this.parts.deliveries.idle();
	}

	/**
	 * Takes `price` from the credits, when they are limited.
	 *
	 * @throws insufficient_credits when they do not cover it
	 */
	charge(price: number): void {
		const { settings } = this;
		if (settings.credits === null) return;
		if (settings.credits < price) throw this.insufficientCredits();
		settings.credits -= price;
	}

	insufficientCredits(): ApiError {
		const { insufficientCreditsStatus } = this.settings;
		const message = 'Your account has insufficient credits';
		return new ApiError(insufficientCreditsStatus, 'insufficient_credits', message);
	}

	invalidNumber(): ApiError {
		const message = 'The provided phone number is invalid';
		return new ApiError(this.settings.invalidNumberStatus, 'invalid_number', message);
	}

	/** The answer to a record that does not exist or, with `message`, may not be seen. */
	missing(what: string, message = `${what} not found`, fields?: Record<string, unknown>): ApiError {
		const { notFoundStatus } = this.settings;
		const code = notFoundStatus === 404 ? 'not_found' : 'server_error';
		return new ApiError(notFoundStatus, code, message, { fields });
	}

	/** What an empty call history has been answered with. */
	emptyHistory(): ApiError {
		return new ApiError(500, 'server_error', 'Internal server error');
	}

	/** What a read shortly after an update has been answered with. */
	staleRead(what: string): ApiError {
		return new ApiError(500, 'server_error', `${what} not found`);
	}

	/** @throws 429 when the key has used up its requests per minute */
	countRequest(key: ApiKey): void {
		const seconds = this.parts.limiter.take(...this.window(key));
		if (seconds > 0) throw rateLimited(seconds, this.settings.rateLimitHint);
	}

	/** What `key` may still request. */
	pace(key: ApiKey): Pace {
		return this.parts.limiter.pace(...this.window(key));
	}

	private window({ name, limits }: ApiKey): [string, number, number] {
		return [`trillet ${this.name} ${name}`, limits.requestsPerMinute, this.parts.rateWindowMs()];
	}

	private callForBatch(
		batch: BatchRecord,
		job: BatchJob,
		ended: (time: number, error: string | null) => void,
	): void {
		const { phone_number: to = '', ...dynamicVariables } = job.row;
		const { workspaceId, agentId, _id: batchId } = batch;
		const call = createCall(this, { workspaceId, agentId, batchId, to, dynamicVariables });
		this.calls.start(call, (time) => ended(time, call.error));
	}

	/** A payload that breaks the contract ends up in the ledger. */
	private unattended(delivery: Promise<unknown>): void {
		delivery.catch((error: Error) => this.parts.ledger.addViolation(error.message));
	}
}
