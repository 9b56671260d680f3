import type { INode } from 'n8n-workflow';
import type { RequestRecord } from '../simulator/core/ledger';
import { BenchN8n, type Run } from './n8n';
import { stopAll } from './opened';
import type { Measurement } from './scenario';
import { BenchVendor, REQUESTS_PER_MINUTE, type VendorKey } from './vendor';

/** Somebody who does the same work, with a key and an n8n of its own. */
export interface PacedContender {
	name: string;
	/** The nodes that follow a webhook. */
	nodes(n8n: BenchN8n, vendor: BenchVendor, key: VendorKey): Promise<INode[]>;
}

export interface PacedRun {
	contender: string;
	run: Run;
	requests: RequestRecord[];
}

/**
 * Contenders at a vendor with a limit a minute, all of them at the same time, since each of them
 * waits nearly all of it, and on a compressed clock, which passes so many times as fast as elsewhere.
 */
export class PacedStage {
	private constructor(
		readonly vendor: BenchVendor,
		private readonly n8ns: BenchN8n[],
	) {}

	/** Measures one size after the other, each with the clock that is given for it. */
	static async measure(
		stages: Array<{ clockFactor: number; sizes: number[] }>,
		contenders: number,
		measureSize: (stage: PacedStage, size: number, clockFactor: number) => Promise<Measurement[]>,
	): Promise<Measurement[]> {
		const measurements: Measurement[] = [];
		for (const { clockFactor, sizes } of stages) {
			const stage = await PacedStage.start(clockFactor, contenders);
			for (const size of sizes) {
				measurements.push(...(await measureSize(stage, size, clockFactor)));
			}
			await stopAll();
		}
		return measurements;
	}

	private static async start(clockFactor: number, contenders: number): Promise<PacedStage> {
		const vendor = await BenchVendor.start({ clockFactor, requestsPerMinute: REQUESTS_PER_MINUTE });
		const n8ns = await Promise.all(
			Array.from({ length: contenders }, async () => await BenchN8n.start(clockFactor)),
		);
		return new PacedStage(vendor, n8ns);
	}

	/** @param bodyOf what the webhook of a contender is sent */
	async run(
		contenders: PacedContender[],
		bodyOf: (contender: string) => object = () => ({}),
	): Promise<PacedRun[]> {
		return await Promise.all(
			contenders.map(async ({ name, nodes }, index) => {
				const n8n = this.n8ns[index];
				if (!n8n) throw new Error(`There is no n8n for ${name}`);
				const key = this.vendor.newKey();
				const service = await n8n.serve(await nodes(n8n, this.vendor, key));
				const run = await n8n.run(service, bodyOf(name));
				return { contender: name, run, requests: this.vendor.requestsWith(key) };
			}),
		);
	}
}
