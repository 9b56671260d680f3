import type { INode } from 'n8n-workflow';
import { median } from '../../tools/percentile';
import { BenchN8n, secondsOf } from '../n8n';
import { OURS, type Measurement, type Scenario } from '../scenario';
import { BenchVendor, leastSeconds, type VendorKey } from '../vendor';
import { CONCURRENCY, httpList, ourList, PAGE_SIZE } from './calls-list';

/** Calls to list, and how often; the middle one counts. */
const SIZES = [
	{ size: 1_000, repeats: 5 },
	{ size: 10_000, repeats: 5 },
	{ size: 100_000, repeats: 1 },
];

const BYTES_PER_MEGABYTE = 2 ** 20;

const CONTENDERS = [
	{ name: OURS, nodes: ourList },
	{ name: 'HTTP Request, pagination', nodes: httpList },
];

interface Contender {
	name: string;
	n8n: BenchN8n;
	nodes(n8n: BenchN8n, vendor: BenchVendor, key: VendorKey): Promise<INode[]>;
}

/** Lists all calls once. */
async function listOnce({ name, n8n, nodes }: Contender, vendor: BenchVendor, size: number) {
	const key = vendor.newKey();
	const service = await n8n.serve(await nodes(n8n, vendor, key));
	n8n.memory.restart();
	const before = n8n.memory.now();
	const run = await n8n.run(service);
	const requests = vendor.requestsWith(key);
	if (run.status !== 'success' || requests.length !== size / PAGE_SIZE) {
		throw new Error(
			`${name} ended as ${run.status} with ${requests.length} requests for ${size} calls`,
		);
	}
	return {
		seconds: secondsOf(run),
		memory: (n8n.memory.peak() - before) / BYTES_PER_MEGABYTE,
		least: leastSeconds(requests, CONCURRENCY),
	};
}

async function measure(): Promise<Measurement[]> {
	const vendor = await BenchVendor.start();
	const { production } = vendor.simulator.control.klen;
	// Each in an n8n of its own, so that neither gets the other's memory.
	const contenders = await Promise.all(
		CONTENDERS.map(async (one) => ({ ...one, n8n: await BenchN8n.start() })),
	);
	const measurements: Measurement[] = [];
	for (const { size, repeats } of SIZES) {
		production.addCalls({ count: size - production.calls().length });
		const results = contenders.map((): Array<Awaited<ReturnType<typeof listOnce>>> => []);
		for (let repeat = 0; repeat < repeats; repeat++) {
			for (const [index, contender] of contenders.entries()) {
				results[index]?.push(await listOnce(contender, vendor, size));
			}
		}
		const limit = median((results[0] ?? []).map(({ least }) => least));
		for (const [index, { name }] of contenders.entries()) {
			const own = results[index] ?? [];
			const values = {
				Time: median(own.map(({ seconds }) => seconds)),
				'Peak memory on top': median(own.map(({ memory }) => memory)),
			};
			measurements.push({ size, contender: name, limit, values });
		}
	}
	return measurements;
}

export const list: Scenario = {
	name: 'list',
	title: 'List all calls',
	sizeName: 'Calls',
	metrics: [
		{ name: 'Time', unit: 's' },
		{ name: 'Peak memory on top', unit: 'MB' },
	],
	limitName: 'Server time',
	measure,
};
