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

	it('remembers a bounded number, the newest', () => {
		const { isNewEvent, REMEMBERED_EVENTS } = startProcess();
		const data: IDataObject = {};
		for (let n = 0; n <= REMEMBERED_EVENTS; n++) isNewEvent('trigger', `event ${n}`, data);
		expect(data.seenEvents).toHaveLength(REMEMBERED_EVENTS);
		expect(isNewEvent('trigger', `event ${REMEMBERED_EVENTS}`, data)).toBe(false);
		expect(isNewEvent('trigger', 'event 0', data)).toBe(true);
	});
});
