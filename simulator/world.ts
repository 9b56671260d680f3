import { SimulatedClock } from './core/clock';
import { DEFAULT_DELIVERY_SETTINGS, Deliveries, type DeliverySettings } from './core/deliveries';
import { FaultInjector } from './core/faults';
import { KeyRing } from './core/keys';
import { requireKnown } from './core/known-names';
import type { Ledger } from './core/ledger';
import { DailyQuota, RateLimiter } from './core/rate-limits';
import { createEnvironments, KLEN_LIMITS, loadKlenApi } from './klen';
import type { EnvironmentName, KlenEnvironment } from './klen/environment';
import { seedKeys } from './klen/seed';
import { KlenService } from './klen/service';
import { DEFAULT_KLEN_SETTINGS, type KlenSettings } from './klen/settings';

export interface SimulatorSettings {
	/** Wall-clock length of the window in which requests are counted. */
	rateWindowMs: number;
	delivery: DeliverySettings;
	klen: KlenSettings;
}

/** Settings to change; what is absent stays. */
export interface SettingsPatch {
	rateWindowMs?: number;
	delivery?: Partial<DeliverySettings>;
	klen?: Partial<KlenSettings>;
}

export interface WorldOptions {
	/** Same seed, same ids, names, transcripts and secrets. */
	seed: number;
	/** Simulated seconds a second; 0 stands still until advanced. */
	speed: number;
	startTime: Date;
	settings: SettingsPatch;
	/** Requests per minute of every seeded key. */
	requestsPerMinute: number;
}

/** All state of a running simulator; a reset replaces it. */
export interface World {
	clock: SimulatedClock;
	ledger: Ledger;
	faults: FaultInjector;
	deliveries: Deliveries;
	settings: SimulatorSettings;
	klen: {
		service: KlenService;
		keys: KeyRing;
		environments: Record<EnvironmentName, KlenEnvironment>;
	};
}

/**
 * @param origin where the simulator listens, for the addresses that it hands out
 * @param ledger starts empty, but for what is to be kept of an earlier world
 */
export async function createWorld(
	options: WorldOptions,
	origin: () => string,
	ledger: Ledger,
): Promise<World> {
	const settings: SimulatorSettings = {
		rateWindowMs: 60_000,
		delivery: structuredClone(DEFAULT_DELIVERY_SETTINGS),
		klen: structuredClone(DEFAULT_KLEN_SETTINGS),
	};
	patchSettings(settings, options.settings);
	const clock = new SimulatedClock(options.startTime, options.speed);
	const deliveries = new Deliveries(clock, ledger, () => settings.delivery);
	const keys = new KeyRing({ ...KLEN_LIMITS, requestsPerMinute: options.requestsPerMinute });
	seedKeys(keys);
	const api = await loadKlenApi();
	const environments = createEnvironments(options.seed, {
		api,
		clock,
		ledger,
		deliveries,
		keys,
		limiter: new RateLimiter(),
		quota: new DailyQuota(),
		settings: () => settings.klen,
		rateWindowMs: () => settings.rateWindowMs,
		origin,
	});
	return {
		clock,
		ledger,
		faults: new FaultInjector(),
		deliveries,
		settings,
		klen: { service: new KlenService(api, environments), keys, environments },
	};
}

/**
 * Merges two levels deep.
 *
 * @throws for a setting that does not exist
 */
export function patchSettings(settings: SimulatorSettings, patch: SettingsPatch): void {
	const { rateWindowMs, delivery = {}, klen = {} } = patch;
	requireKnown('setting', patch, Object.keys(settings));
	requireKnown('setting', delivery, Object.keys(settings.delivery));
	requireKnown('setting', klen, Object.keys(settings.klen));
	settings.rateWindowMs = rateWindowMs ?? settings.rateWindowMs;
	Object.assign(settings.delivery, delivery);
	Object.assign(settings.klen, klen);
}
