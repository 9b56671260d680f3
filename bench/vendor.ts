import { randomUUID } from 'node:crypto';
import { startSimulator, type Simulator } from '../simulator';
import type { RequestRecord } from '../simulator/core/ledger';
import type { StoredCredential } from '../tools/real-n8n/api';
import type { BenchN8n } from './n8n';
import { remember } from './opened';

const MINUTE_MS = 60_000;
const MINUTE_SECONDS = 60;
/** More than any scenario makes. */
export const NO_LIMIT = 1_000_000;
export const REQUESTS_PER_MINUTE = 60;
/** How long a vendor takes for an answer. */
const LATENCY_MS = 40;
const PERMISSIONS = ['can_initiate_calls', 'can_read_calls'];

export interface VendorOptions {
	/** How many times as fast as elsewhere time passes, at the vendor and in n8n. */
	clockFactor?: number;
	/** The limit of each key, and what our credentials say that it is. */
	requestsPerMinute?: number;
}

/** A key of the vendor, with a limit and a ledger of its own. */
export interface VendorKey {
	name: string;
	value: string;
}

/** Klen AI on the simulator, some way off, and the credentials for it. */
export class BenchVendor {
	private constructor(
		readonly simulator: Simulator,
		private readonly requestsPerMinute: number,
	) {}

	static async start({
		clockFactor = 1,
		requestsPerMinute = NO_LIMIT,
	}: VendorOptions = {}): Promise<BenchVendor> {
		const simulator = await startSimulator({
			speed: clockFactor,
			settings: { rateWindowMs: MINUTE_MS / clockFactor },
		});
		simulator.control.addFault({ times: 'always', delayMs: LATENCY_MS / clockFactor });
		return remember(new BenchVendor(simulator, requestsPerMinute));
	}

	async stop(): Promise<void> {
		await this.simulator.control.clearFaults();
		await this.simulator.close();
	}

	/** The address that HTTP Request is given. */
	get url(): string {
		return this.simulator.klen.production;
	}

	newKey(): VendorKey {
		const name = randomUUID();
		const key = { name, value: `klen_test_${name}` };
		const { requestsPerMinute } = this;
		this.simulator.control.klen.addKey(name, key.value, {
			permissions: PERMISSIONS,
			limits: { requestsPerMinute, daily: { callsPerDay: NO_LIMIT } },
		});
		return key;
	}

	/** What our nodes are given. */
	async credential({ api }: BenchN8n, key: VendorKey): Promise<StoredCredential> {
		return await api.createCredential('klenApi', 'Klen AI', {
			apiKey: key.value,
			baseUrl: `${this.simulator.url}/klen/{environment}`,
			environment: 'production',
			requestsPerMinute: this.requestsPerMinute,
		});
	}

	/** What HTTP Request is given. */
	async header({ api }: BenchN8n, key: VendorKey): Promise<StoredCredential> {
		return await api.createCredential('httpHeaderAuth', 'Klen AI', {
			name: 'Authorization',
			value: `Bearer ${key.value}`,
		});
	}

	requestsWith({ name }: VendorKey): RequestRecord[] {
		return this.simulator.control.requests({ key: name });
	}
}

export const countRefused = (requests: RequestRecord[]): number =>
	requests.filter(({ status }) => status === 429).length;

/**
 * The least seconds of the vendor's time in which these requests can be answered when the first
 * goes alone, because it tells how many follow, and the others so many at a time.
 */
export function leastSeconds(
	[first, ...others]: RequestRecord[],
	concurrency: number,
	clockFactor = 1,
): number {
	const duration = (request?: RequestRecord) => request?.durationMs ?? 0;
	const rest = others.reduce((sum, request) => sum + duration(request), 0);
	return ((duration(first) + rest / concurrency) * clockFactor) / 1000;
}

/**
 * The least seconds that a limit of requests a minute allows for these requests: the minutes that
 * are full, and the answers of the last one.
 */
export function leastSecondsOfRate(
	requests: RequestRecord[],
	concurrency: number,
	clockFactor: number,
): number {
	const fullMinutes = Math.floor(Math.max(0, requests.length - 1) / REQUESTS_PER_MINUTE);
	const last = requests.slice(fullMinutes * REQUESTS_PER_MINUTE);
	return fullMinutes * MINUTE_SECONDS + leastSeconds(last, concurrency, clockFactor);
}
