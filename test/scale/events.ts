import { percentile } from '../../tools/percentile';
import type { StreamFigures } from '../../tools/scale/figures';
import type { ScaleBench } from './bench';
import { EventStream, type Delivery, type PlannedEvent } from './event-stream';
import { report, size } from './figures';

/** How long after an event its repeat comes, in turn. */
const GAPS_MS = [0, 10, 50, 100, 250, 1_000, 3_000];

interface Amounts {
	events: number;
	/** So many of the events come twice, soon. */
	repeats: number;
	/** So many come again when everything is at rest. */
	late: number;
}

const SPREAD: Amounts = size(
	{ events: 1_400, repeats: 400, late: 200 },
	{ events: 60, repeats: 28, late: 12 },
);
const ROUTED: Amounts = size(
	{ events: 350, repeats: 100, late: 50 },
	{ events: 28, repeats: 14, late: 8 },
);

/** Every so many events one comes twice, each gap as often as the others. */
function plan(
	{ events, repeats }: Amounts,
	place: (index: number) => [PlannedEvent['first'], PlannedEvent['first']],
): PlannedEvent[] {
	let repeated = 0;
	return Array.from({ length: events }, (_, index) => {
		const [first, second] = place(index);
		const event = { event: `call_${index}`, first };
		if (index < (repeated * events) / repeats) return event;
		const afterMs = GAPS_MS[repeated++ % GAPS_MS.length] as number;
		return { ...event, repeat: { to: second, afterMs } };
	});
}

/** Runs beyond the one that each of the events may start. */
const doubles = (runs: Map<string, number>, events: PlannedEvent[]) =>
	events.reduce((sum, { event }) => sum + Math.max(0, (runs.get(event) ?? 0) - 1), 0);

const lost = (runs: Map<string, number>, events: PlannedEvent[]) =>
	events.filter(({ event }) => !runs.has(event)).length;

const isRefused = ({ status }: Delivery) => status !== 200;

/** Delivers the events, and lets the last of them come again when everything is at rest. */
async function measure(
	stream: EventStream,
	events: PlannedEvent[],
	repeatLate: (events: PlannedEvent[]) => Promise<PlannedEvent[]>,
	{ late: lateCount }: Amounts,
): Promise<{ figures: Omit<StreamFigures, 'routing'>; refused: Delivery[] }> {
	const started = performance.now();
	const soon = await stream.deliver(events);
	const seconds = (performance.now() - started) / 1000;
	const runs = await stream.runs();
	const secondsOfRuns = await stream.secondsOfRuns();

	const lateEvents = events.filter(({ repeat }) => !repeat).slice(-lateCount);
	const late = await stream.deliver(await repeatLate(lateEvents));
	const runsAtLast = await stream.runs();
	const milliseconds = soon.map((delivery) => delivery.milliseconds);
	const figures = {
		events: events.length,
		deliveries: soon.length + late.length,
		lost: lost(runsAtLast, events),
		deliveriesPerSecond: soon.length / seconds,
		p50: percentile(milliseconds, 0.5),
		p99: percentile(milliseconds, 0.99),
		runsPerSecond: events.length / secondsOfRuns,
		byGap: GAPS_MS.map((afterMs) => {
			const repeated = events.filter(({ repeat }) => repeat?.afterMs === afterMs);
			return { afterMs, repeats: repeated.length, doubles: doubles(runs, repeated) };
		}),
		late: { repeats: late.length, doubles: doubles(runsAtLast, lateEvents) },
	};
	return { figures, refused: [...soon, ...late].filter(isRefused) };
}

/** What events, and their repeats, start when several webhook processors take them in. */
export function describeEvents(bench: () => ScaleBench): void {
	describe('events', () => {
		it('are not lost when they are spread over the webhook processors', async () => {
			const [one, two] = [bench().processor(0), bench().processor(1)];
			const events = plan(SPREAD, (index) => (index % 2 === 0 ? [one, two] : [two, one]));
			const atTheOther = async (late: PlannedEvent[]) =>
				late.map(({ event, first }) => ({ event, first: first === one ? two : one }));
			const stream = await EventStream.start(bench());
			const { figures, refused } = await measure(stream, events, atTheOther, SPREAD);

			expect(refused).toEqual([]);
			expect(figures.lost).toBe(0);
			report('events', { routing: 'In turn', ...figures });
		});

		it('start one run each when one address leads to one webhook processor, and to the other when that ends', async () => {
			const [one, two] = [bench().processor(0), bench().processor(1)];
			const events = plan(ROUTED, () => [two, two]);
			const afterTheEnd = async (late: PlannedEvent[]) => {
				await two.stop();
				return late.map(({ event }) => ({ event, first: one }));
			};
			const stream = await EventStream.start(bench());
			const { figures, refused } = await measure(stream, events, afterTheEnd, ROUTED);
			await two.restart();

			expect(refused).toEqual([]);
			expect(figures.lost).toBe(0);
			expect(figures.byGap.map((gap) => gap.doubles)).toEqual(GAPS_MS.map(() => 0));
			expect(figures.late.doubles).toBe(0);
			report('events', { routing: 'By address', ...figures });
		});
	});
}
