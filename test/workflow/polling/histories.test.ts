import fc from 'fast-check';
import { effort, firstSeed, report } from '../../harness/figures';
import { histories, play } from './histories';
import { klenPolling, trilletPolling, usePollingVendors } from './vendors';

const RUNS_PER_SEED = 10;
const SEEDS = effort({ usual: 2, long: 40 });
/** No new seed after this, as the whole report is to be there in a while. */
const LATEST_START = Date.now() + 6 * 60_000;

usePollingVendors();

describe.each([klenPolling, trilletPolling])('a polling trigger of $name', (vendor) => {
	const total = { histories: 0, polls: 0, 'polls that failed': 0, calls: 0 };
	const bad = { lost: 0, doubled: 0 };
	afterAll(() =>
		report({
			what: `Calls that a polling trigger of ${vendor.name} reports, over restarts and faults`,
			tried: total,
			...bad,
		}),
	);

	it.each(Array.from({ length: SEEDS }, (_, index) => firstSeed + index))(
		'reports every call once, whatever happens between two polls: seed %i',
		async (seed) => {
			if (Date.now() > LATEST_START) return;
			const property = fc.asyncProperty(histories, async (steps) => {
				await vendor.world.reset();
				vendor.world.control.settings({ klen: { callSeconds: 60 }, trillet: { callSeconds: 60 } });
				const { lost, doubled, polls, failures, calls } = await play(vendor, steps);
				total.histories++;
				total.polls += polls;
				total['polls that failed'] += failures;
				total.calls += calls;
				bad.lost += lost.length;
				bad.doubled += doubled.length;
				expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
			});
			await fc.assert(property, { numRuns: RUNS_PER_SEED, seed });
		},
		300_000,
	);
});
