import fc from 'fast-check';
import { effort, firstSeed, report } from '../../harness/figures';
import { Klen } from '../klen/klen';
import { Trillet } from '../trillet/trillet';
import { useWorld } from '../vendor-world';
import { histories, settings } from './arbitraries';
import { History } from './history';

const RUNS_PER_SEED = 50;
const SEEDS = effort({ usual: 8, long: 80 });
const MOST_STEPS = 8;
/** No new seed after this: the whole report is to be there within a quarter of an hour. */
const LATEST_START = Date.now() + 10 * 60_000;

const klen = useWorld(new Klen());
const tried: Record<string, number> = {};

afterAll(() => {
	const what = 'Histories of n8n, the vendors and whoever repeats, drawn at random';
	// One that is broken fails the test, and no report is written.
	report({ what, tried, lost: 0, doubled: 0 });
});

it.each(Array.from({ length: SEEDS }, (_, index) => firstSeed + index))(
	'a phone rings once, whoever repeats, and each item tells of its own call: seed %i',
	async (seed) => {
		if (Date.now() > LATEST_START) return;
		const worlds = { klen, trillet: new Trillet().joins(klen) };
		const property = fc.asyncProperty(settings, histories(MOST_STEPS), async (setting, steps) => {
			await klen.reset();
			jest.spyOn(Math, 'random').mockReturnValue(setting.jitter);
			const history = new History(worlds, setting);
			await klen.inVirtualTime(async () => {
				history.prepare();
				await fc.asyncModelRun(() => ({ model: history, real: history }), steps);
				await history.finish();
			});
			for (const [name, amount] of Object.entries(history.figures)) {
				tried[name] = (tried[name] ?? 0) + amount;
			}
		});
		await fc.assert(property, { numRuns: RUNS_PER_SEED, seed });
	},
	600_000,
);
