import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../simulator';
import type { RequestRecord } from '../simulator/core/ledger';
import type { StoredCredential } from '../tools/real-n8n/api';
import type { BenchN8n, Run } from './n8n';

const MINUTE_MS = 60_000;
/** More than any scenario makes. */
export const NO_LIMIT = 1_000_000;
export const REQUESTS_PER_MINUTE = 60;
/** How many times as fast as elsewhere time passes where a limit of a minute is waited for. */
export const CLOCK_FACTOR = 60;
const API_KEY = 'klen_test_all';
/** How long a vendor takes for an answer. */
const LATENCY_MS = 40;

export interface VendorOptions {
	/** How many times as fast as elsewhere time passes, at the vendor and in n8n. */
	clockFactor?: number;
	/** The limit of the key, and what our credential says that it is. */
	requestsPerMinute?: number;
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
			requestsPerMinute,
			speed: clockFactor,
			settings: { rateWindowMs: MINUTE_MS / clockFactor },
		});
		const { control } = simulator;
		control.klen.changeKey('all', { limits: { daily: { callsPerDay: NO_LIMIT } } });
		control.addFault({ times: 'always', delayMs: LATENCY_MS / clockFactor });
		return new BenchVendor(simulator, requestsPerMinute);
	}

	async stop(): Promise<void> {
		await this.simulator.control.clearFaults();
		await this.simulator.close();
	}

	/** The address that HTTP Request is given. */
	get url(): string {
		return this.simulator.klen.production;
	}

	/** What our nodes are given. */
	async credential({ api }: BenchN8n): Promise<StoredCredential> {
		return await api.createCredential('klenApi', 'Klen AI', {
			apiKey: API_KEY,
			baseUrl: `${this.simulator.url}/klen/{environment}`,
			environment: 'production',
			requestsPerMinute: this.requestsPerMinute,
		});
	}

	/** What HTTP Request is given. */
	async header({ api }: BenchN8n): Promise<StoredCredential> {
		return await api.createCredential('httpHeaderAuth', 'Klen AI', {
			name: 'Authorization',
			value: `Bearer ${API_KEY}`,
		});
	}

	/** Waits until no request counts any more. */
	async newMinute(): Promise<void> {
		await sleep(this.simulator.control.settings().rateWindowMs);
		this.takeRequests();
	}

	/** What has come since it was last asked. */
	takeRequests(): RequestRecord[] {
		const requests = this.simulator.control.requests();
		this.simulator.control.clearLedger();
		return requests;
	}
}

/**
 * The least seconds in which these requests can be answered when the first goes alone, because it
 * tells how many follow, and the others so many at a time.
 */
export function leastSeconds([first, ...others]: RequestRecord[], concurrency: number): number {
	const duration = (request?: RequestRecord) => request?.durationMs ?? 0;
	const rest = others.reduce((sum, request) => sum + duration(request), 0);
	return (duration(first) + rest / concurrency) / 1000;
}

/** The seconds that a limit of requests a minute makes so many requests take at least. */
export const secondsOfRate = (requests: number, perMinute = REQUESTS_PER_MINUTE) =>
	Math.floor(Math.max(0, requests - 1) / perMinute) * (MINUTE_MS / 1000);

/** How long a run took, by n8n's clock. */
export const secondsOf = ({ startedAt, stoppedAt }: Run) => (stoppedAt - startedAt) / 1000;
