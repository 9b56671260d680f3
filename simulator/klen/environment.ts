import { ApiError } from '../core/api-error';
import type { SimulatedClock } from '../core/clock';
import type { ContractApi } from '../core/contract-api';
import type { Deliveries } from '../core/deliveries';
import type { ApiKey, KeyRing } from '../core/keys';
import type { Ledger } from '../core/ledger';
import type { DailyQuota, Pace, RateLimiter } from '../core/rate-limits';
import { callEventPayload } from './call-events';
import { CalendarLife } from './calendar-life';
import { calendarEventPayload } from './calendar-views';
import { CallLife } from './call-life';
import type { CallEventName, EventName } from './events';
import type { KlenExchange } from './exchange';
import { ListChanges } from './list-changes';
import { rateLimited } from './policy';
import { Publisher } from './publisher';
import type { CallRecord } from './records';
import type { KlenSettings } from './settings';
import type { KlenState } from './state';

export const ENVIRONMENTS = ['production', 'sandbox'] as const;
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** What both environments share with the rest of the simulator. */
export interface KlenParts {
	api: ContractApi<KlenExchange>;
	clock: SimulatedClock;
	ledger: Ledger;
	deliveries: Deliveries;
	limiter: RateLimiter;
	quota: DailyQuota;
	keys: KeyRing;
	settings: () => KlenSettings;
	rateWindowMs: () => number;
	/** Origin that the simulator listens on. */
	origin: () => string;
}

/** Klen's production or its sandbox: state of its own, behaviour in common. */
export class KlenEnvironment {
	readonly calls: CallLife;
	readonly calendar: CalendarLife;
	readonly publisher: Publisher;
	readonly listChanges: ListChanges;

	constructor(
		readonly name: EnvironmentName,
		readonly state: KlenState,
		private readonly parts: KlenParts,
	) {
		this.publisher = new Publisher(name, state, parts.api, parts.deliveries);
		this.listChanges = new ListChanges(state, () => parts.clock.now());
		this.calls = new CallLife({
			environment: name,
			rings: name === 'production',
			state,
			clock: parts.clock,
			ledger: parts.ledger,
			settings: parts.settings,
			emit: (event, call, time) => this.emit(event, this.callEvent(event, call, time)),
		});
		this.calendar = new CalendarLife({
			clock: parts.clock,
			cancellationReasonField: () => this.settings.cancellationReasonField,
			emit: (event, subject, time, extras) =>
				this.emit(event, calendarEventPayload(event, subject, state, time, extras)),
		});
		for (const event of state.calendarEvents.all()) this.calendar.schedule(event);
	}

	get keys(): KeyRing {
		return this.parts.keys;
	}

	get clock(): SimulatedClock {
		return this.parts.clock;
	}

	get settings(): KlenSettings {
		return this.parts.settings();
	}

	/** Address of a call's recording, which needs no key; null while there is none. */
	recordingUrl(call: CallRecord): string | null {
		if (!call.hasRecording) return null;
		const origin = this.settings.recordingOrigin ?? this.parts.origin();
		return `${origin}/klen/${this.name}/recordings/${call.klenCallId}.wav`;
	}

	/** The payload that `event` has for `call` at `time`. */
	callEvent(event: CallEventName, call: CallRecord, time: number) {
		const url = this.recordingUrl(call);
		return callEventPayload(event, call, this.state, this.settings, url, time);
	}

	/** Sends an event without waiting; a payload that breaks the contract ends up in the ledger. */
	emit(event: EventName, payload: unknown): void {
		this.publisher
			.publish(event, payload)
			.catch((error: Error) => this.parts.ledger.addViolation(error.message));
	}

	/**
	 * Takes the price of a call from the wallet, when it is limited. The sandbox charges nothing.
	 *
	 * @throws 402 when the wallet does not cover it
	 */
	chargeCall(): void {
		const { settings } = this;
		if (settings.walletBalance === null || this.name === 'sandbox') return;
		if (settings.walletBalance < settings.callRate) {
			throw this.insufficientFunds(settings.walletBalance);
		}
		settings.walletBalance -= settings.callRate;
	}

	insufficientFunds(balance: number): ApiError {
		const message = 'Your wallet balance is too low to place this call.';
		const fields = { current_balance: balance, required_rate: this.settings.callRate };
		return new ApiError(402, 'insufficient_funds', message, { fields });
	}

	/** @throws 429 when the key has used up its requests per minute */
	countRequest(key: ApiKey): void {
		const seconds = this.parts.limiter.take(...this.window(key));
		if (seconds > 0) throw rateLimited(seconds);
	}

	/** What `key` may still request. */
	pace(key: ApiKey): Pace {
		return this.parts.limiter.pace(...this.window(key));
	}

	private window({ name, limits }: ApiKey): [string, number, number] {
		return [`klen ${this.name} ${name}`, limits.requestsPerMinute, this.parts.rateWindowMs()];
	}

	/** @throws 429 when the key has used up `quota` for today */
	countToday(key: ApiKey, quota: string): void {
		const limit = key.limits.daily[quota] ?? Infinity;
		const bucket = `${this.name} ${key.name} ${quota}`;
		const seconds = this.parts.quota.take(bucket, limit, this.clock.now());
		if (seconds > 0) throw rateLimited(seconds);
	}
}
