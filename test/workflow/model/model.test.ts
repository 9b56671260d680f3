import fc from 'fast-check';
import { effort, firstSeed } from '../../harness/figures';
import { Klen } from '../klen/klen';
import { Trillet } from '../trillet/trillet';
import { useWorld } from '../vendor-world';
import { histories, settings } from './arbitraries';
import { History } from './history';

const RUNS = Number(process.env.MODEL_RUNS ?? effort({ usual: 300, long: 3000 }));
const klen = useWorld(new Klen());

it('a phone rings once, whoever repeats', async () => {
	const worlds = { klen, trillet: new Trillet().joins(klen) };
	const property = fc.asyncProperty(settings, histories(8), async (setting, commands) => {
		await klen.reset();
		jest.spyOn(Math, 'random').mockReturnValue(setting.jitter);
		await klen.inVirtualTime(async () => {
			const history = new History(worlds, setting);
			history.prepare();
			await fc.asyncModelRun(() => ({ model: history, real: history }), commands);
			await history.finish();
		});
	});
	await fc.assert(property, { numRuns: RUNS, seed: firstSeed });
}, 3_000_000);
