import type { IDataObject } from 'n8n-workflow';

type Deduplication = typeof import('../../../nodes/shared/webhook/deduplication');

/** A fresh module is a fresh process: its memory is empty. */
function startProcess() {
	let api: Deduplication | undefined;
	jest.isolateModules(() => {
		api = jest.requireActual<Deduplication>('../../../nodes/shared/webhook/deduplication');
	});
	if (!api) throw new Error('not loaded');
	return api;
}

/** What the database would hand to the next request. */
const saved = (data: IDataObject) => JSON.parse(JSON.stringify(data)) as IDataObject;

describe('isNewEvent', () => {
	it('is true once for each event of each trigger', () => {
		const { isNewEvent } = startProcess();
		const data = {};
		expect(isNewEvent('trigger', 'call.ended 1', data)).toBe(true);
		expect(isNewEvent('trigger', 'call.ended 1', data)).toBe(false);
		expect(isNewEvent('trigger', 'call.ended 2', data)).toBe(true);
		expect(isNewEvent('other trigger', 'call.ended 1', {})).toBe(true);
	});

	it('knows deliveries that arrive before static data was saved', () => {
		const { isNewEvent } = startProcess();
		const results = [{}, {}, {}].map((loaded) => isNewEvent('trigger', 'call.ended 1', loaded));
		expect(results).toEqual([true, false, false]);
	});

	it('loses nothing when the last save overwrites an earlier one', () => {
		const first = startProcess();
		first.isNewEvent('trigger', 'a', {});
		const lastSave = {};
		first.isNewEvent('trigger', 'b', lastSave);
		const afterRestart = startProcess();
		expect(afterRestart.isNewEvent('trigger', 'a', saved(lastSave))).toBe(false);
		expect(afterRestart.isNewEvent('trigger', 'b', saved(lastSave))).toBe(false);
	});

	it('remembers a bounded number, the newest, and saves the newest of those', () => {
		const running = startProcess();
		const { REMEMBERED_EVENTS, SAVED_EVENTS } = running;
		const data: IDataObject = {};
		for (let n = 0; n <= REMEMBERED_EVENTS; n++) running.isNewEvent('trigger', `event ${n}`, data);
		const isNew = (api: Deduplication, n: number) =>
			api.isNewEvent('trigger', `event ${n}`, saved(data));
		expect([REMEMBERED_EVENTS, 1, 0].map((n) => isNew(running, n))).toEqual([false, false, true]);

		const newestLost = REMEMBERED_EVENTS - SAVED_EVENTS;
		expect(isNew(startProcess(), newestLost + 1)).toBe(false);
		expect(isNew(startProcess(), newestLost)).toBe(true);
	});

	it('keeps static data small, whatever the events are called', () => {
		const { isNewEvent, SAVED_EVENTS } = startProcess();
		const data: IDataObject = {};
		const longName = 'x'.repeat(1_000);
		for (let n = 0; n < SAVED_EVENTS; n++) isNewEvent('trigger', `${longName} ${n}`, data);
		expect(JSON.stringify(data).length).toBeLessThan(12 * SAVED_EVENTS);
	});

	it('learns what another process saved', () => {
		const [one, other] = [startProcess(), startProcess()];
		const data: IDataObject = {};
		one.isNewEvent('trigger', 'a', data);
		other.isNewEvent('trigger', 'b', data);
		one.isNewEvent('trigger', 'c', data);
		const afterRestart = startProcess();
		const results = ['a', 'b', 'c'].map((key) =>
			afterRestart.isNewEvent('trigger', key, saved(data)),
		);
		expect(results).toEqual([false, false, false]);
	});

	it('does without static data that it cannot read', () => {
		const { isNewEvent } = startProcess();
		expect(isNewEvent('trigger', 'a', { seenEvents: [1, null] })).toBe(true);
	});
});
