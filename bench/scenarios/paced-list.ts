import { BenchN8n } from '../n8n';
import { OURS, type Measurement, type Scenario } from '../scenario';
import {
	BenchVendor,
	CLOCK_FACTOR,
	leastSeconds,
	REQUESTS_PER_MINUTE,
	secondsOfRate,
	secondsOf,
} from '../vendor';
import { httpList, ourList, PAGE_SIZE } from './calls-list';

const SIZES = [1_000, 10_000, 100_000];
const SECOND_MS = 1_000;

const CONTENDERS = [
	{ name: OURS, nodes: ourList },
	{
		name: 'HTTP Request, pagination, a request a second',
		nodes: async (n8n: BenchN8n, vendor: BenchVendor) => await httpList(n8n, vendor, SECOND_MS),
	},
];

async function measure(): Promise<Measurement[]> {
	const vendor = await BenchVendor.start({
		clockFactor: CLOCK_FACTOR,
		requestsPerMinute: REQUESTS_PER_MINUTE,
	});
	const { production } = vendor.simulator.control.klen;
	const n8n = await BenchN8n.start(CLOCK_FACTOR);
	const measurements: Measurement[] = [];
	for (const size of SIZES) {
		production.addCalls({ count: size - production.calls().length });
		let limit = 0;
		for (const { name, nodes } of CONTENDERS) {
			await vendor.newMinute();
			const run = await n8n.run(await n8n.serve(await nodes(n8n, vendor)));
			const requests = vendor.takeRequests();
			const inLastMinute = ((size / PAGE_SIZE - 1) % REQUESTS_PER_MINUTE) + 1;
			if (name === OURS) {
				limit =
					secondsOfRate(size / PAGE_SIZE) +
					leastSeconds(requests.slice(-inLastMinute), 4) * CLOCK_FACTOR;
			}
			measurements.push({
				size,
				contender: name,
				limit,
				values: {
					Time: run.status === 'success' ? secondsOf(run) : run.status,
					Requests: requests.length,
					'Answered 429': requests.filter(({ status }) => status === 429).length,
				},
			});
		}
	}
	await n8n.stop();
	await vendor.stop();
	return measurements;
}

export const pacedList: Scenario = {
	name: 'paced list',
	title: `List all calls at ${REQUESTS_PER_MINUTE} requests a minute`,
	sizeName: 'Calls',
	metrics: [
		{ name: 'Time', unit: 's', better: 'lower' },
		{ name: 'Requests', unit: 'count', better: 'lower' },
		{ name: 'Answered 429', unit: 'count', better: 'lower' },
	],
	limitName: 'The rate allows',
	measure,
};
