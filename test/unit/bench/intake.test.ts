import {
	handledWrongly,
	throughput,
	untilHandled,
	type Pass,
} from '../../../bench/scenarios/intake/pass';
import { STREAMS } from '../../../bench/scenarios/intake/deliveries';

type Answered = Pass['answered'][number];
type EventRun = Pass['runs'][number];

const answered = (event: string, kind: Answered['kind'], sentAt: number): Answered => ({
	event,
	kind,
	sentAt,
	answeredAt: sentAt + 10,
	status: 200,
	body: '',
	signature: '',
});

let runs = 0;
const run = (event: string, stoppedAt: number, isHandled = true): EventRun => ({
	id: ++runs,
	event,
	isHandled,
	startedAt: stoppedAt - 5,
	stoppedAt,
	status: 'success',
});

const PASS: Pass = {
	answered: [
		answered('one', 'new', 1_000),
		answered('two', 'new', 1_100),
		answered('one', 'repeat', 1_200),
		answered('forged', 'forged', 1_300),
	],
	runs: [run('one', 1_050), run('two', 1_500), run('one', 1_250), run('forged', 1_400)],
};

describe('a stream of deliveries', () => {
	it('has the shares that its name says, in every 48', () => {
		for (const [kind, share] of [
			['repeat', 1 / 3],
			['forged', 1 / 6],
		] as const) {
			const kinds = Array.from({ length: 48 }, (_, index) => [
				STREAMS.Clean(),
				STREAMS['A third repeats'](index),
				STREAMS['A sixth forged'](index),
			]).flat();
			expect(kinds.filter((own) => own === kind)).toHaveLength(48 * share);
		}
	});

	it('was handled wrongly where a repeat or a forgery was handled', () => {
		expect(handledWrongly(PASS)).toBe(2);
		const unhandled = PASS.runs.map((one, index) => ({ ...one, isHandled: index < 2 }));
		expect(handledWrongly({ ...PASS, runs: unhandled })).toBe(0);
	});

	it('takes until the last answer and the end of the last run', () => {
		expect(throughput(PASS)).toBeCloseTo(4 / 0.5);
		expect(untilHandled(PASS)).toEqual([50, 400]);
	});
});
