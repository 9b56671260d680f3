import fc from 'fast-check';
import { effort, firstSeed, report } from '../../harness/figures';
import { Klen } from '../klen/klen';
import { Trillet } from '../trillet/trillet';
import { useWorld } from '../vendor-world';
import { runSchedule } from './placing';
import { schedules } from './schedules';
import { add, emptyTally } from './tally';

const RUNS_PER_SEED = 25;
const SEEDS = effort({ usual: 8, long: 160 });
/** No new seed after this: the whole report is to be there within a quarter of an hour. */
const LATEST_START = Date.now() + 10 * 60_000;

const klen = useWorld(new Klen());
const total = { ...emptyTally(), runs: 0 };

afterAll(() => {
	const { lost, doubled } = total;
	const tried = {
		workflows: total.runs,
		retries: total.retries,
		requests: total.requests,
		'faults among them': total.faults,
		'calls asked for': total.items,
		rang: total.rings,
		confirmed: total.confirmed,
		recovered: total.recovered,
		'reported as unknown': total.unknown,
		'reported as not placed': total.failed,
	};
	const what = 'Workflows that place calls while requests fail at random';
	report({ what, tried, lost, doubled });
});

it.each(Array.from({ length: SEEDS }, (_, index) => firstSeed + index))(
	'no call is lost and none placed twice, whatever goes wrong: seed %i',
	async (seed) => {
		if (Date.now() > LATEST_START) return;
		const worlds = { klen, trillet: new Trillet().joins(klen) };
		const property = fc.asyncProperty(schedules, async (schedule) => {
			const tally = await runSchedule(worlds, schedule);
			add(total, tally);
			total.runs++;
			expect(tally).toMatchObject({ lost: 0, doubled: 0 });
			const { isContinuedOnFail, ifOutcomeUnknown } = schedule;
			// An execution that stops at every doubt is retried until every call is placed.
			const isComplete = !isContinuedOnFail && ifOutcomeUnknown === 'stop';
			if (isComplete) expect(tally.confirmed + tally.recovered).toBe(tally.items);
		});
		await fc.assert(property, { numRuns: RUNS_PER_SEED, seed });
	},
	300_000,
);
