import { live, MINUTE, pause, SECOND } from './live';
import { byId, type VendorWorld } from './vendor-world';
import { statuses, waitsOf, type WaitCase } from './wait-case';

/** How often Wait Until Finished looks for the calls. */
export function testWaitPace(world: VendorWorld, waitCase: WaitCase): void {
	const { idField, list } = waitCase;
	const { start, wait } = waitsOf(world, waitCase);

	it('needs a twentieth of the requests that polling each call needs', async () => {
		waitCase.setTalk(120);
		const ids = start(200);
		const { result, took } = await wait(ids);
		expect(took).toBeGreaterThan(2 * MINUTE);
		expect(result.json.map((call) => call[idField])).toEqual(ids);
		expect(new Set(statuses(result))).toEqual(new Set(['completed']));
		const requests = world.requests();
		expect(requests.filter(({ status }) => status !== 200)).toEqual([]);

		// Polled one by one no more often than the node ever looks; how many there are makes no
		// difference to what each needs.
		waitCase.liftPace();
		world.control.clearLedger();
		const polled = start(10);
		await live(world, async () => {
			await Promise.all(polled.map(async (id) => await poll(id, 30 * SECOND)));
		});
		const needed = (world.requests().length / polled.length) * ids.length;
		expect(needed / requests.length).toBeGreaterThan(20);
	});

	it('keeps the pace of the key', async () => {
		waitCase.setTalk(120);
		const credential = { requestsPerMinute: 5 };
		const { result, took } = await wait(start(250), {}, { credential });
		expect(took).toBeGreaterThan(2 * MINUTE);
		expect(result.items).toHaveLength(250);
		const times = world.requests(list).map(({ receivedAtMs }) => receivedAtMs);
		const inMinute = times.map((from) => times.filter((at) => at >= from && at < from + MINUTE));
		expect(Math.max(...inMinute.map(({ length }) => length))).toBe(5);
	});

	it('looks more rarely while nothing happens, and soon again when a call has ended', async () => {
		waitCase.setTalk(6 * 60);
		const first = waitCase.startCall();
		await world.control.advance(10 * SECOND);
		waitCase.setTalk(10 * 60);
		await wait([first, waitCase.startCall()]);
		const times = world.requests(list).map(({ receivedAtMs }) => receivedAtMs);
		const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
		expect(gaps[0]).toBe(5 * SECOND);
		expect(Math.max(...gaps)).toBe(30 * SECOND);
		expect(gaps.slice(gaps.indexOf(30 * SECOND))).toContain(5 * SECOND);
	});

	/** Reads a call again and again until it is over. */
	async function poll(id: string, everyMs: number): Promise<void> {
		for (;;) {
			const { json } = await world.run({
				resource: 'call',
				operation: 'get',
				parameters: { callId: byId(id) },
				credential: { requestsPerMinute: 1000 },
			});
			if (json[0]?.status === 'completed') return;
			await pause(everyMs);
		}
	}
}
