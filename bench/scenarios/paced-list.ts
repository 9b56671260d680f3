import { secondsOf } from '../n8n';
import { PacedStage, type PacedContender } from '../paced';
import { count, OURS, type Measurement, type Scenario } from '../scenario';
import { countRefused, leastSecondsOfRate, REQUESTS_PER_MINUTE } from '../vendor';
import { CONCURRENCY, httpList, ourList } from './calls-list';

const SIZES = [1_000, 10_000, 100_000];
const CLOCK_FACTOR = 20;
const SECOND_MS = 1_000;

const CONTENDERS: PacedContender[] = [
	{ name: OURS, nodes: ourList },
	{
		name: 'HTTP Request, pagination, a request a second',
		nodes: async (n8n, vendor, key) => await httpList(n8n, vendor, key, SECOND_MS),
	},
];

async function measure(): Promise<Measurement[]> {
	const stage = await PacedStage.start(CLOCK_FACTOR, CONTENDERS.length);
	const { production } = stage.vendor.simulator.control.klen;
	const measurements: Measurement[] = [];
	for (const size of SIZES) {
		production.addCalls({ count: size - production.calls().length });
		const runs = await stage.run(CONTENDERS);
		const [ours] = runs;
		const limit = leastSecondsOfRate(ours?.requests ?? [], CONCURRENCY, CLOCK_FACTOR);
		for (const { contender, run, requests } of runs) {
			const values = {
				Time: run.status === 'success' ? secondsOf(run) : run.status,
				Requests: requests.length,
				'Answered 429': countRefused(requests),
			};
			measurements.push({ size, contender, limit, values });
		}
	}
	return measurements;
}

export const pacedList: Scenario = {
	name: 'paced list',
	title: `List all calls at ${REQUESTS_PER_MINUTE} requests a minute`,
	sizeName: 'Calls',
	metrics: [{ name: 'Time', unit: 's' }, count('Requests'), count('Answered 429')],
	limitName: 'The rate allows',
	measure,
};
