import { SimulatedClock } from '../../../simulator/core/clock';

const START = new Date('2025-05-01T08:00:00Z');
const settled = () => Promise.resolve();

describe('a clock that stands still', () => {
	it('moves by advance only, and runs what falls due in order', async () => {
		const clock = new SimulatedClock(START, 0);
		const ran: Array<[string, number]> = [];
		clock.scheduleAt(START.getTime() + 2_000, (due) => ran.push(['second', due]));
		clock.scheduleAt(START.getTime() + 1_000, (due) => {
			ran.push(['first', due]);
			clock.scheduleAt(due + 500, (inner) => ran.push(['between', inner]));
		});
		clock.scheduleAt(START.getTime() + 2_001, () => ran.push(['late', 0]));
		await clock.advance(2_000, settled);

		expect(ran.map(([name, due]) => [name, due - START.getTime()])).toEqual([
			['first', 1_000],
			['between', 1_500],
			['second', 2_000],
		]);
		expect(clock.now()).toBe(START.getTime() + 2_000);
	});

	it('waits for what a task has started before it runs the next', async () => {
		const clock = new SimulatedClock(START, 0);
		const log: string[] = [];
		clock.scheduleAt(START.getTime() + 1, () => log.push('task'));
		clock.scheduleAt(START.getTime() + 2, () => log.push('task'));
		await clock.advance(10, async () => {
			await new Promise((resolve) => setTimeout(resolve, 1));
			log.push('settled');
		});

		expect(log).toEqual(['task', 'settled', 'task', 'settled']);
	});
});

describe('a clock that runs', () => {
	it('runs tasks by itself, as much faster as it is told', async () => {
		const clock = new SimulatedClock(START, 0);
		const due = new Promise<number>((resolve) =>
			clock.scheduleAt(START.getTime() + 3_600_000, resolve),
		);
		clock.setSpeed(1_000_000);

		expect(await due).toBe(START.getTime() + 3_600_000);
		clock.stop();
	});

	it('does nothing once stopped', async () => {
		const clock = new SimulatedClock(START, 1_000_000);
		const task = jest.fn();
		clock.scheduleAt(START.getTime() + 20_000_000, task);
		clock.stop();
		clock.scheduleAt(START.getTime(), task);
		await new Promise((resolve) => setTimeout(resolve, 40));

		expect(task).not.toHaveBeenCalled();
	});
});
