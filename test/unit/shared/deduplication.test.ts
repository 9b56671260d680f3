import type { IDataObject } from 'n8n-workflow';

type Deduplication = typeof import('../../../nodes/shared/triggers/deduplication');

/** A fresh module is a fresh process: its memory is empty. */
function startProcess() {
	let api: Deduplication | undefined;
	jest.isolateModules(() => {
		api = jest.requireActual<Deduplication>('../../../nodes/shared/triggers/deduplication');
	});
	if (!api) throw new Error('not loaded');
	const { claimEvent, REMEMBERED_EVENTS, SAVED_EVENTS } = api;
	/** Whether the event is new; its run is stored at once. */
	const isNew = async (trigger: string, text: string, data: IDataObject, windowMs?: number) => {
		const claim = await claimEvent(trigger, { text, windowMs }, data, () => false);
		if (typeof claim === 'function') claim();
		return typeof claim === 'function';
	};
	return { claimEvent, isNew, REMEMBERED_EVENTS, SAVED_EVENTS };
}

/** What the database would hand to the next request. */
const saved = (data: IDataObject) => JSON.parse(JSON.stringify(data)) as IDataObject;

describe('an event', () => {
	it('is new once for each trigger', async () => {
		const { isNew } = startProcess();
		const data = {};
		expect(await isNew('trigger', 'call.ended 1', data)).toBe(true);
		expect(await isNew('trigger', 'call.ended 1', data)).toBe(false);
		expect(await isNew('trigger', 'call.ended 2', data)).toBe(true);
		expect(await isNew('other trigger', 'call.ended 1', {})).toBe(true);
	});

	it('is known before static data was saved', async () => {
		const { isNew } = startProcess();
		const results = [];
		for (const loaded of [{}, {}, {}]) results.push(await isNew('trigger', 'a', loaded));
		expect(results).toEqual([true, false, false]);
	});

	it('is not lost when the last save overwrites an earlier one', async () => {
		const first = startProcess();
		await first.isNew('trigger', 'a', {});
		const lastSave = {};
		await first.isNew('trigger', 'b', lastSave);
		const afterRestart = startProcess();
		expect(await afterRestart.isNew('trigger', 'a', saved(lastSave))).toBe(false);
		expect(await afterRestart.isNew('trigger', 'b', saved(lastSave))).toBe(false);
	});

	it('belongs to the newest that are remembered, and to the newest of those that are saved', async () => {
		const running = startProcess();
		const { REMEMBERED_EVENTS, SAVED_EVENTS } = running;
		const data: IDataObject = {};
		for (let n = 0; n <= REMEMBERED_EVENTS; n++) await running.isNew('trigger', `event ${n}`, data);
		const isNew = async ({ isNew: ask }: ReturnType<typeof startProcess>, n: number) =>
			await ask('trigger', `event ${n}`, saved(data));
		expect(await isNew(running, REMEMBERED_EVENTS)).toBe(false);
		expect(await isNew(running, 1)).toBe(false);
		expect(await isNew(running, 0)).toBe(true);

		const newestLost = REMEMBERED_EVENTS - SAVED_EVENTS;
		expect(await isNew(startProcess(), newestLost + 1)).toBe(false);
		expect(await isNew(startProcess(), newestLost)).toBe(true);
	});

	it('takes little room in static data, whatever it is called', async () => {
		const { isNew, SAVED_EVENTS } = startProcess();
		const data: IDataObject = {};
		const longName = 'x'.repeat(1_000);
		for (let n = 0; n < SAVED_EVENTS; n++) await isNew('trigger', `${longName} ${n}`, data);
		expect(JSON.stringify(data).length).toBeLessThan(12 * SAVED_EVENTS);
	});

	it('is known when another process saved it', async () => {
		const [one, other] = [startProcess(), startProcess()];
		const data: IDataObject = {};
		await one.isNew('trigger', 'a', data);
		await other.isNew('trigger', 'b', data);
		await one.isNew('trigger', 'c', data);
		const afterRestart = startProcess();
		const results = [];
		for (const key of ['a', 'b', 'c'])
			results.push(await afterRestart.isNew('trigger', key, saved(data)));
		expect(results).toEqual([false, false, false]);
	});

	it('does without static data that it cannot read', async () => {
		const { isNew } = startProcess();
		expect(await isNew('trigger', 'a', { seenEvents: [1, null] })).toBe(true);
	});
});

describe('an event whose run is not stored', () => {
	const claim = async (api: ReturnType<typeof startProcess>, isAnswered = () => false) =>
		await api.claimEvent('trigger', { text: 'a' }, {}, isAnswered);

	it('is not remembered', async () => {
		const [running, data] = [startProcess(), {}];
		await running.claimEvent('trigger', { text: 'a' }, data, () => true);
		expect(data).toEqual({});
		expect(await running.isNew('trigger', 'a', {})).toBe(true);
	});

	it('is neither seen nor new for a repeat, until it is', async () => {
		const running = startProcess();
		const remember = await claim(running);
		const repeat = claim(running);
		expect(await Promise.race([repeat, Promise.resolve('waiting')])).toBe('waiting');
		if (typeof remember === 'function') remember();
		expect(await repeat).toBe('seen');
	});

	it('is saved with its repeat when that loaded static data before it was', async () => {
		const running = startProcess();
		await running.isNew('trigger', 'a', {});
		const loadedBefore = {};
		await running.isNew('trigger', 'a', loadedBefore);
		expect(await startProcess().isNew('trigger', 'a', saved(loadedBefore))).toBe(false);
	});

	it('goes to one of its repeats when n8n answers without having stored it', async () => {
		const running = startProcess();
		let isAnswered = false;
		await claim(running, () => isAnswered);
		const repeats = [claim(running), claim(running)];
		isAnswered = true;
		const next = await repeats[0];
		expect(next).toBeInstanceOf(Function);
		if (typeof next === 'function') next();
		expect(await repeats[1]).toBe('seen');
	});

	it('stays undecided for a repeat that cannot wait longer', async () => {
		jest.useFakeTimers();
		const running = startProcess();
		await claim(running);
		const repeat = claim(running);
		await jest.advanceTimersByTimeAsync(10_000);
		expect(await repeat).toBe('underWay');
		jest.useRealTimers();
	});
});

describe('an event that nothing tells apart from another', () => {
	const MINUTE = 60_000;
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	it.each([
		['within the window', 10 * MINUTE, 10 * MINUTE, false],
		['after it', 10 * MINUTE, 11 * MINUTE + 1, true],
		['at once when there is no window', 0, 0, true],
	])('is told by the time: %s', async (_, windowMs, laterMs, expected) => {
		const data: IDataObject = {};
		await startProcess().isNew('trigger', 'a', data, windowMs);
		jest.setSystemTime(Date.now() + laterMs);
		expect(await startProcess().isNew('trigger', 'a', saved(data), windowMs)).toBe(expected);
	});
});
