import { hasStatus } from '../../../nodes/shared/transport/errors';
import type { PollingWorkflow } from '../../harness/workflow';
import {
	klenPolling,
	openPolling,
	trilletPolling,
	usePollingVendors,
	type PollingVendor,
} from './vendors';

const MINUTE = 60_000;

usePollingVendors();

describe.each<PollingVendor>([klenPolling, trilletPolling])('the calls of $name', (vendor) => {
	const { world, idOf } = vendor;
	const requests = () => world.requests(vendor.list).length;
	const ids = ({ items }: PollingWorkflow) => items.map(idOf);
	const start = async (
		...options: Parameters<typeof openPolling> extends [unknown, ...infer Rest] ? Rest : never
	) => {
		const workflow = openPolling(vendor, ...options);
		await workflow.activate();
		return workflow;
	};
	/** A call that runs to its end. */
	const endedCall = async () => {
		const id = vendor.begin();
		await world.control.advance(2 * MINUTE);
		return id;
	};

	it('reports each call once, and none that was over before', async () => {
		const workflow = await start();
		const first = await endedCall();
		await workflow.poll();
		await workflow.poll();
		const second = vendor.begin();
		await workflow.poll();
		expect(ids(workflow)).toEqual([first]);
		await world.control.advance(2 * MINUTE);
		await workflow.poll();
		await workflow.poll();
		expect(ids(workflow)).toEqual([first, second]);
		expect(workflow.failures).toEqual([]);
	});

	it('asks once for the list when nothing happened', async () => {
		vendor.add(150);
		const workflow = await start();
		world.control.clearLedger();
		for (let poll = 0; poll < 5; poll++) await workflow.poll();
		expect(requests()).toBe(5);
		expect(world.requests()).toHaveLength(5);
		expect(workflow.runs).toEqual([]);
	});

	it('reports each call when it is over, whichever began first', async () => {
		const lasting = (callSeconds: number) =>
			world.control.settings({ klen: { callSeconds }, trillet: { callSeconds } });
		lasting(1_000);
		const long = vendor.begin();
		await world.control.advance(MINUTE);
		lasting(60);
		const workflow = await start();
		const short = await endedCall();
		await workflow.poll();
		expect(ids(workflow)).toEqual([short]);
		await world.control.advance(20 * MINUTE);
		await workflow.poll();
		await workflow.poll();
		expect(ids(workflow)).toEqual([short, long]);
	});

	it('reports a call that has left the first pages while it lasted', async () => {
		const long = vendor.begin();
		const workflow = await start();
		await world.control.advance(1_000);
		const others = vendor.add(250, { createdAt: world.control.now().getTime() });
		await workflow.poll();
		expect(ids(workflow).sort()).toEqual(others.sort());
		await world.control.advance(2 * MINUTE);
		await workflow.poll();
		await workflow.poll();
		expect(ids(workflow).slice(250)).toEqual([long]);
	});

	it('goes on after a restart of n8n', async () => {
		const workflow = await start();
		const seen = [await endedCall()];
		await workflow.poll();
		await workflow.restart();
		seen.push(await endedCall());
		await workflow.restart();
		await workflow.restart();
		expect(ids(workflow)).toEqual(seen);
	});

	it('catches up on what ended while the workflow was not published', async () => {
		const workflow = await start();
		workflow.deactivate();
		const seen = [await endedCall(), await endedCall()];
		await workflow.activate();
		await workflow.poll();
		expect(ids(workflow)).toEqual(seen);
	});

	it('says that the vendor is down, and catches up when it is back', async () => {
		const workflow = await start();
		world.control.addFault({ status: 401, body: { error: 'invalid_key' }, times: 'always' });
		const seen: string[] = [];
		for (let poll = 0; poll < 5; poll++) {
			seen.push(await endedCall());
			await workflow.poll();
		}
		expect(workflow.failures).toHaveLength(5);
		expect(hasStatus(workflow.failures[0], 401)).toBe(true);
		await world.control.clearFaults();
		await workflow.poll();
		await workflow.poll();
		expect(ids(workflow)).toEqual(seen);
	});

	it('fails to publish when the list cannot be read, and then knows nothing', async () => {
		const workflow = openPolling(vendor, {}, { apiKey: 'wrong' });
		await expect(workflow.activate()).rejects.toThrow();
		expect(workflow.staticData).toEqual({});
	});

	it('reports the last calls in the first poll when that is wanted', async () => {
		vendor.add(3);
		const workflow = await start({ options: { backlog: 2 } });
		expect(ids(workflow)).toEqual(vendor.calls().slice(0, 2).reverse());
		await workflow.poll();
		await workflow.restart();
		expect(workflow.items).toHaveLength(2);
	});

	it('reports only the ends that were chosen', async () => {
		const workflow = await start({ events: [vendor.failed] });
		const [failed] = vendor.add(1, { status: 'failed', createdAt: Date.now() });
		await endedCall();
		await workflow.poll();
		expect(ids(workflow)).toEqual([failed]);
	});

	it.each([1, 2, 7])('finds %i calls with equal times', async (count) => {
		for (const id of vendor.calls()) vendor.remove(id);
		const createdAt = world.control.now().getTime();
		const workflow = await start();
		const seen: string[] = [];
		for (let call = 0; call < count; call++) {
			seen.push(...vendor.add(1, { createdAt }));
			await workflow.poll();
		}
		await workflow.poll();
		expect(ids(workflow)).toEqual(seen);
	});

	it('finds 260 calls with equal times, on pages that are cut', async () => {
		vendor.cutPages(10);
		const workflow = await start();
		const seen = vendor.add(260, { createdAt: world.control.now().getTime() });
		await workflow.poll();
		await workflow.poll();
		expect(new Set(ids(workflow))).toEqual(new Set(seen));
		expect(workflow.items).toHaveLength(260);
		expect(workflow.failures).toEqual([]);
	});

	it('does not take calls for new ones that move up when others are deleted', async () => {
		vendor.add(300);
		const workflow = await start();
		for (const id of vendor.calls().slice(0, 60)) vendor.remove(id);
		await workflow.poll();
		for (const id of vendor.calls().slice(0, 60)) vendor.remove(id);
		const seen = [await endedCall()];
		await workflow.poll();
		expect(ids(workflow)).toEqual(seen);
	});

	it('does not take old calls for new ones when all that it knows are deleted', async () => {
		vendor.add(300);
		const workflow = await start();
		for (const id of vendor.calls().slice(0, 150)) vendor.remove(id);
		const seen = [await endedCall()];
		await workflow.poll();
		expect(ids(workflow)).toEqual(seen);
	});

	it('finds a call that shows up late in the list, between others', async () => {
		const workflow = await start();
		const now = world.control.now().getTime();
		const [newer] = vendor.add(1, { createdAt: now });
		await workflow.poll();
		const [late] = vendor.add(1, { createdAt: now - 30_000 });
		await workflow.poll();
		await workflow.poll();
		expect(ids(workflow)).toEqual([newer, late]);
	});

	it('finds calls that the list shows with a delay', async () => {
		vendor.lag(300);
		const workflow = await start();
		const seen: string[] = [];
		for (let poll = 0; poll < 8; poll++) {
			if (poll < 3) seen.push(vendor.begin());
			await world.control.advance(MINUTE);
			await workflow.poll();
		}
		expect(ids(workflow)).toEqual(seen);
	});

	it.each([-3, 3])(
		'does not care for a clock of the vendor that is %i hours off',
		async (hours) => {
			world.control.shiftClock(hours * 60 * MINUTE);
			const workflow = await start();
			const seen = [await endedCall()];
			await workflow.poll();
			for (const id of vendor.calls()) vendor.remove(id);
			seen.push(await endedCall());
			await workflow.poll();
			expect(ids(workflow)).toEqual(seen);
		},
	);

	it('does not look twice at the same time', async () => {
		const workflow = await start();
		const seen = [await endedCall()];
		await Promise.all([workflow.poll(), workflow.poll(), workflow.poll()]);
		expect(ids(workflow)).toEqual(seen);
	});

	it('shows a past call in the editor, and remembers nothing of that', async () => {
		const [newest] = vendor.add(2, { createdAt: world.control.now().getTime() });
		const workflow = openPolling(vendor);
		expect((await workflow.fetchTestEvent()).map(idOf)).toEqual([newest]);
		expect(workflow.staticData).toEqual({});
		expect(world.control.rungPhones()).toEqual([]);
	});

	it('says in the editor that there is nothing to show', async () => {
		for (const id of vendor.calls()) vendor.remove(id);
		await expect(openPolling(vendor).fetchTestEvent()).rejects.toThrow(
			'There is nothing yet that this trigger would report',
		);
	});

	it('says which field is empty', async () => {
		const workflow = openPolling(vendor, { events: [] });
		await expect(workflow.activate()).rejects.toThrow('Events is empty');
	});

	it.each([
		[{ backlog: -1 }, 'Past Calls at First must be a number from 0 to 500, but is -1'],
		[{ waitMinutes: 'x' }, 'Wait at Most (Minutes) must be a number of at least 0, but is "x"'],
	])('says which option is wrong: %j', async (options, message) => {
		await expect(openPolling(vendor, { options }).activate()).rejects.toThrow(message);
	});

	it('says when it gives a call up that never ends', async () => {
		world.control.settings({ klen: { callSeconds: 1e6 }, trillet: { callSeconds: 1e6 } });
		const id = vendor.begin();
		const workflow = await start();
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 25 * 60 * MINUTE);
		await workflow.poll();
		await workflow.poll();
		clock.mockRestore();
		expect(workflow.failures.map(({ message }) => message)).toEqual([
			`These calls did not end within a day, and are not looked at any more: ${id}`,
		]);
	});

	it('adds where an event comes from', async () => {
		const workflow = await start({ options: { addMetadata: true } });
		const id = await endedCall();
		await workflow.poll();
		expect(workflow.items).toEqual([
			expect.objectContaining({
				_meta: expect.objectContaining({
					eventKey: `${vendor.ended} ${id}`,
					verifiedBy: 'polling',
					environment: 'production',
				}) as unknown,
			}),
		]);
	});

	it('waits for the summary as long as it may', async () => {
		const workflow = await start({ options: { waitFor: ['summary'], waitMinutes: 0.005 } });
		const [without] = vendor.add(1, { createdAt: world.control.now().getTime(), isBare: true });
		await workflow.poll();
		expect(workflow.items).toEqual([]);
		await new Promise((resolve) => setTimeout(resolve, 350));
		await workflow.poll();
		await workflow.poll();
		expect(ids(workflow)).toEqual([without]);
	});

	it('reports a call with its summary when that is waited for', async () => {
		world.control.settings({ klen: { artifactSeconds: 300 } });
		const workflow = await start({ options: { waitFor: ['recording', 'summary'] } });
		const id = vendor.begin();
		for (let poll = 0; poll < 25; poll++) {
			await world.control.advance(MINUTE);
			await workflow.poll();
		}
		expect(ids(workflow)).toEqual([id]);
		expect(workflow.items.map(vendor.summaryOf)).toEqual([expect.stringMatching(/./)]);
	});

	it('keeps little, and no secret', async () => {
		const workflow = await start();
		vendor.add(1_500, { createdAt: world.control.now().getTime() });
		await workflow.poll();
		expect(workflow.items).toHaveLength(1_500);
		const text = JSON.stringify(workflow.staticData);
		expect(text.length).toBeLessThan(12_000);
		expect(text).not.toContain('_test_');
		await workflow.restart();
		await workflow.poll();
		expect(workflow.items).toHaveLength(1_500);
	});
});
