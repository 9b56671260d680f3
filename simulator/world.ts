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
import { createTrilletEnvironments, loadTrilletApi } from './trillet';
import type {
	EnvironmentName as TrilletEnvironmentName,
	TrilletEnvironment,
} from './trillet/environment';
import { TrilletService } from './trillet/service';
import { DEFAULT_TRILLET_SETTINGS, type TrilletSettings } from './trillet/settings';

export interface SimulatorSettings {
	/** Wall-clock length of the window in which requests are counted. */
	rateWindowMs: number;
	delivery: DeliverySettings;
	klen: KlenSettings;
	trillet: TrilletSettings;
}

/** Settings to change; what is absent stays. */
export interface SettingsPatch {
	rateWindowMs?: number;
	delivery?: Partial<DeliverySettings>;
	klen?: Partial<KlenSettings>;
	trillet?: Partial<TrilletSettings>;
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
	/** Simulated milliseconds since the epoch. */
	startedAt: number;
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
	trillet: {
		service: TrilletService;
		environments: Record<TrilletEnvironmentName, TrilletEnvironment>;
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
		trillet: structuredClone(DEFAULT_TRILLET_SETTINGS),
	};
	patchSettings(settings, options.settings);
	const clock = new SimulatedClock(options.startTime, options.speed);
	const deliveries = new Deliveries(clock, ledger, () => settings.delivery);
	const keys = new KeyRing({ ...KLEN_LIMITS, requestsPerMinute: options.requestsPerMinute });
	seedKeys(keys);
	const shared = {
		clock,
		ledger,
		deliveries,
		limiter: new RateLimiter(),
		rateWindowMs: () => settings.rateWindowMs,
		origin,
	};
	const klenApi = await loadKlenApi();
	const klen = createEnvironments(options.seed, {
		...shared,
		api: klenApi,
		keys,
		quota: new DailyQuota(),
		settings: () => settings.klen,
	});
	const trilletApi = await loadTrilletApi();
	const trillet = createTrilletEnvironments(options.seed, options.requestsPerMinute, {
		...shared,
		api: trilletApi,
		settings: () => settings.trillet,
	});
	return {
		startedAt: options.startTime.getTime(),
		clock,
		ledger,
		faults: new FaultInjector(),
		deliveries,
		settings,
		klen: { service: new KlenService(klenApi, klen), keys, environments: klen },
		trillet: { service: new TrilletService(trilletApi, trillet), environments: trillet },
	};
}

/**
 * Merges two levels deep.
 *
 * @throws for a setting that does not exist
 */
export function patchSettings(settings: SimulatorSettings, patch: SettingsPatch): void {
	const { rateWindowMs, delivery = {}, klen = {}, trillet = {} } = patch;
	requireKnown('setting', patch, Object.keys(settings));
	requireKnown('setting', delivery, Object.keys(settings.delivery));
	requireKnown('setting', klen, Object.keys(settings.klen));
	requireKnown('setting', trillet, Object.keys(settings.trillet));
	settings.rateWindowMs = rateWindowMs ?? settings.rateWindowMs;
	Object.assign(settings.delivery, delivery);
	Object.assign(settings.klen, klen);
	Object.assign(settings.trillet, trillet);
}
