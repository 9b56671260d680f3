import type { ScaleBench } from './bench';
import { EventStream, type PlannedEvent } from './event-stream';
import { size } from './figures';

const EVENTS = size(1_200, 120);
const COPIES = 3;

/** What becomes of events when the process that takes them in ends without a word. */
export function describeKilledProcessor(bench: () => ScaleBench): void {
	it('a webhook processor that is killed in a storm loses nothing that it has acknowledged', async () => {
		const [other, killed] = [bench().processor(0), bench().processor(1)];
		const stream = await EventStream.start(bench());
		const events = Array.from({ length: EVENTS }, (_, index) => `killed_${index}`);
		const storm = events.flatMap((event) =>
			Array.from({ length: COPIES }, (): PlannedEvent => ({ event, first: killed })),
		);
		let kill: Promise<void> | undefined;
		const deliveries = await stream.deliver(storm, (acknowledged) => {
			if (acknowledged === Math.floor(storm.length / 3)) kill ??= killed.kill();
		});
		await kill;
		await killed.restart();
		const acknowledged = new Set(
			deliveries.filter(({ status }) => status === 200).map(({ event }) => event),
		);
		const stored = await stream.stored(/killed_\d+/);

		expect(acknowledged.size).toBeGreaterThan(0);
		expect(acknowledged.size).toBeLessThan(EVENTS);
		expect([...acknowledged].filter((event) => !stored.has(event))).toEqual([]);
		// The others come again, as a vendor sends them, at the other process.
		const missing = events.filter((event) => !acknowledged.has(event));
		const again = await stream.deliver(missing.map((event) => ({ event, first: other })));
		expect(again.filter(({ status }) => status !== 200)).toEqual([]);
		expect((await stream.stored(/killed_\d+/)).size).toBe(EVENTS);
	});
}
