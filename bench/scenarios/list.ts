import type { INode } from 'n8n-workflow';
import { BenchN8n, type Service } from '../n8n';
import { OURS, median, type Measurement, type Scenario } from '../scenario';
import { BenchVendor, leastSeconds } from '../vendor';
import { httpList, ourList, PAGE_SIZE } from './calls-list';

/** Calls to list, and how often; the middle one counts. */
const SIZES = [
	{ size: 1_000, repeats: 5 },
	{ size: 10_000, repeats: 3 },
	{ size: 100_000, repeats: 1 },
];
/** How many pages our node reads at the same time. */
const CONCURRENCY = 4;

const BYTES_PER_MEGABYTE = 2 ** 20;

const CONTENDERS = [
	{ name: OURS, nodes: ourList },
	{ name: 'HTTP Request, pagination', nodes: httpList },
];

interface Subject {
	name: string;
	n8n: BenchN8n;
	service: Service;
}

async function start(
	name: string,
	vendor: BenchVendor,
	nodesFor: (n8n: BenchN8n, vendor: BenchVendor) => Promise<INode[]>,
): Promise<Subject> {
	const n8n = await BenchN8n.start();
	return { name, n8n, service: await n8n.serve(await nodesFor(n8n, vendor)) };
}

/** Lists all calls once. */
async function listOnce({ n8n, service, name }: Subject, vendor: BenchVendor, size: number) {
	vendor.takeRequests();
	n8n.memory.restart();
	const before = n8n.memory.now();
	const run = await n8n.run(service);
	const requests = vendor.takeRequests();
	if (run.status !== 'success') throw new Error(`${name} failed at ${size} calls`);
	if (requests.length !== size / PAGE_SIZE) {
		throw new Error(`${name} made ${requests.length} requests for ${size} calls`);
	}
	return {
		seconds: (run.stoppedAt - run.startedAt) / 1000,
		memory: (n8n.memory.peak() - before) / BYTES_PER_MEGABYTE,
		least: leastSeconds(requests, CONCURRENCY),
	};
}

async function measure(): Promise<Measurement[]> {
	const vendor = await BenchVendor.start();
	const { production } = vendor.simulator.control.klen;
	// Each in an n8n of its own, so that neither gets the other's memory.
	const subjects = await Promise.all(
		CONTENDERS.map(async ({ name, nodes }) => await start(name, vendor, nodes)),
	);
	const measurements: Measurement[] = [];
	for (const { size, repeats } of SIZES) {
		production.addCalls({ count: size - production.calls().length });
		const results = subjects.map(() => [] as Array<Awaited<ReturnType<typeof listOnce>>>);
		for (let repeat = 0; repeat < repeats; repeat++) {
			for (const [index, subject] of subjects.entries()) {
				results[index]?.push(await listOnce(subject, vendor, size));
			}
		}
		const least = median((results[0] ?? []).map((result) => result.least));
		for (const [index, { name }] of subjects.entries()) {
			const own = results[index] ?? [];
			measurements.push({
				size,
				contender: name,
				limit: least,
				values: {
					Time: median(own.map(({ seconds }) => seconds)),
					'Peak memory on top': median(own.map(({ memory }) => memory)),
				},
			});
		}
	}
	await Promise.all(subjects.map(async ({ n8n }) => await n8n.stop()));
	await vendor.stop();
	return measurements;
}

export const list: Scenario = {
	name: 'list',
	title: 'List all calls',
	sizeName: 'Calls',
	metrics: [
		{ name: 'Time', unit: 's', better: 'lower' },
		{ name: 'Peak memory on top', unit: 'MB', better: 'lower' },
	],
	limitName: 'Server time',
	measure,
};
