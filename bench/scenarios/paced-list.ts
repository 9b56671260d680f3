import { timeOf } from '../n8n';
import { PacedStage, type PacedContender } from '../paced';
import { count, OURS, type Measurement, type Scenario } from '../scenario';
import { countRefused, leastSecondsOfRate, REQUESTS_PER_MINUTE } from '../vendor';
import { CONCURRENCY, httpList, ourList } from './calls-list';

/** Calls to list. What n8n itself needs is drawn out by the clock, so it is faster only for many. */
const STAGES = [
	{ clockFactor: 5, sizes: [1_000, 10_000] },
	{ clockFactor: 20, sizes: [100_000] },
];
const SECOND_MS = 1_000;

const CONTENDERS: PacedContender[] = [
	{ name: OURS, nodes: ourList },
	{
		name: 'HTTP Request, pagination, a request a second',
		nodes: async (n8n, vendor, key) => await httpList(n8n, vendor, key, SECOND_MS),
	},
];

/** Lists all calls with every contender. */
async function listAll(
	stage: PacedStage,
	size: number,
	clockFactor: number,
): Promise<Measurement[]> {
	const { production } = stage.vendor.simulator.control.klen;
	production.addCalls({ count: size - production.calls().length });
	const runs = await stage.run(CONTENDERS);
	const limit = leastSecondsOfRate(runs[0]?.requests ?? [], CONCURRENCY, clockFactor);
	return runs.map(({ contender, run, requests }) => ({
		size,
		contender,
		limit,
		values: {
			Time: timeOf(run),
			Requests: requests.length,
			'Answered 429': countRefused(requests),
		},
	}));
}

export const pacedList: Scenario = {
	name: 'paced list',
	title: `List all calls at ${REQUESTS_PER_MINUTE} requests a minute`,
	sizeName: 'Calls',
	metrics: [{ name: 'Time', unit: 's' }, count('Requests'), count('Answered 429')],
	limitName: 'The rate allows',
	measure: async () => await PacedStage.measure(STAGES, CONTENDERS.length, listAll),
};
