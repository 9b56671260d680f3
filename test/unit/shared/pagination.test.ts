import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import {
	choosePageSize,
	readList,
	type ListRequest,
} from '../../../nodes/shared/transport/pagination';

const MAX_PAGE_SIZE = 10;

/** A list at a vendor; `change` runs after every request, as other people's work would. */
function vendorList(ids: number[], change: (ids: number[], requests: number) => void = () => {}) {
	const state = { ids: [...ids], requests: 0, mostInFlight: 0 };
	let inFlight = 0;
	const request = (limit: number, options: Partial<ListRequest> = {}): ListRequest => ({
		limit,
		maxPageSize: MAX_PAGE_SIZE,
		idOf: (item) => String(item.id),
		freePlaces: () => 100,
		readPage: async (page, pageSize) => {
			state.requests++;
			state.mostInFlight = Math.max(state.mostInFlight, ++inFlight);
			await Promise.resolve();
			const items = state.ids.slice((page - 1) * pageSize, page * pageSize).map((id) => ({ id }));
			const count = state.ids.length;
			change(state.ids, state.requests);
			inFlight--;
			return { items, count };
		},
		...options,
	});
	return { state, request };
}

const idsOf = (items: IDataObject[]) => items.map(({ id }) => Number(id));
const newestFirst = (length: number) => Array.from({ length }, (_, index) => length - index);

describe('choosePageSize', () => {
	it('needs the fewest requests for every limit', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 500 }), (limit) => {
				const size = choosePageSize(limit, 100);
				expect(size).toBeLessThanOrEqual(100);
				expect(Math.ceil(limit / size)).toBe(Math.ceil(limit / 100));
			}),
		);
	});
});

describe('readList', () => {
	it.each([
		[Infinity, 35, 4],
		[10, 10, 1],
		[15, 15, 2],
		[1, 1, 1],
	])('limit %s of 35 gives %i items in %i requests', async (limit, expected, requests) => {
		const { state, request } = vendorList(newestFirst(35));
		expect(await readList(request(limit))).toHaveLength(expected);
		expect(state.requests).toBe(requests);
	});

	it('reads several pages at once when the pace allows, and one by one when it does not', async () => {
		const fast = vendorList(newestFirst(120));
		await readList(fast.request(Infinity));
		expect(fast.state.mostInFlight).toBe(6);
		const slow = vendorList(newestFirst(60));
		await readList(slow.request(Infinity, { freePlaces: () => 0 }));
		expect(slow.state.mostInFlight).toBe(1);
	});

	it('does not let one slow page hold up the others', async () => {
		const { state, request } = vendorList(newestFirst(120));
		const { readPage } = request(Infinity);
		let isSlowPageThere = false;
		let requestsBefore = 0;
		const reading = readList(
			request(Infinity, {
				readPage: async (page, pageSize) => {
					const answer = await readPage(page, pageSize);
					if (page === 2) {
						await new Promise(setImmediate);
						isSlowPageThere = true;
					} else if (!isSlowPageThere) requestsBefore = state.requests;
					return answer;
				},
			}),
		);
		expect(idsOf(await reading)).toEqual(newestFirst(120));
		// The last page is full, so one more is asked for.
		expect(requestsBefore).toBe(13);
	});

	it('fails with the page that fails, while others are under way', async () => {
		const { request } = vendorList(newestFirst(60));
		const { readPage } = request(Infinity);
		const failing = request(Infinity, {
			readPage: async (page, pageSize) => {
				if (page > 2) throw new Error(`page ${page}`);
				return await readPage(page, pageSize);
			},
		});
		await expect(readList(failing)).rejects.toThrow('page 3');
	});

	it('has no duplicates and no holes whatever is added or removed meanwhile', async () => {
		const change = fc.record({
			after: fc.integer({ min: 1, max: 6 }),
			add: fc.integer({ min: 0, max: 3 }),
			remove: fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 45 }),
				fc.array(change, { maxLength: 2 }),
				async (length, changes) => {
					let nextId = 1000;
					const initial = newestFirst(length);
					const removed = new Set<number>();
					const { request } = vendorList(initial, (ids, requests) => {
						for (const { after, add, remove } of changes) {
							if (after !== requests) continue;
							for (let n = 0; n < add; n++) ids.unshift(nextId++);
							for (const index of remove) {
								for (const id of ids.splice(index, 1)) removed.add(id);
							}
						}
					});
					const seen = idsOf(await readList(request(Infinity)));
					expect(new Set(seen).size).toBe(seen.length);
					const stayed = initial.filter((id) => !removed.has(id));
					// Equal counts with an addition and a removal before the read position hide a shift only
					// of what was removed itself, so everything that stayed must be there.
					expect(seen).toEqual(expect.arrayContaining(stayed));
				},
			),
			{ numRuns: 200 },
		);
	});

	it('stops at the item that an earlier run saw last', async () => {
		const { state, request } = vendorList(newestFirst(35));
		const items = await readList(request(Infinity, { stopAtId: '23' }));
		expect(idsOf(items)).toEqual([35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24]);
		expect(state.requests).toBe(2);
	});

	it('reads to the end when the item to stop at is gone', async () => {
		const { request } = vendorList(newestFirst(20));
		expect(await readList(request(Infinity, { stopAtId: 'gone' }))).toHaveLength(20);
	});

	it.each([
		['all', Infinity, 35],
		['until a known item', Infinity, 34],
		['a limit', 17, 17],
	])('misses nothing when the vendor cuts the pages: %s', async (what, limit, expected) => {
		const { request } = vendorList(newestFirst(35));
		const { readPage, ...rest } = request(limit);
		const items = await readList({
			...rest,
			...(what === 'until a known item' && { stopAtId: '1' }),
			readPage: async (page, size) => {
				const pageSize = Math.min(size, 4);
				return { ...(await readPage(page, pageSize)), pageSize };
			},
		});
		expect(idsOf(items)).toEqual(newestFirst(35).slice(0, expected));
	});

	it('reads until a short page when the vendor gives no count', async () => {
		const { state, request } = vendorList(newestFirst(25));
		const { readPage, ...rest } = request(Infinity);
		const items = await readList({
			...rest,
			readPage: async (page, size) => ({ items: (await readPage(page, size)).items }),
		});
		expect(items).toHaveLength(25);
		expect(state.requests).toBe(3);
	});
});

describe('a vendor that promises something else', () => {
	const all = Array.from({ length: 250 }, (_, id) => ({ id }));
	const read = async (cap: number, count: number) => {
		let requests = 0;
		const items = await readList({
			limit: Infinity,
			maxPageSize: 100,
			idOf: ({ id }) => String(id),
			freePlaces: () => 100,
			readPage: async (page, asked) => {
				requests++;
				await Promise.resolve();
				const size = Math.min(asked, cap);
				return { items: all.slice((page - 1) * size, page * size), count };
			},
		});
		return { found: items.length, requests };
	};

	it('loses nothing by cutting its pages without a word', async () => {
		expect(await read(20, 250)).toEqual({ found: 250, requests: 13 });
	});

	it('costs few requests by a count that is far too high', async () => {
		const { found, requests } = await read(100, 100_000);
		expect(found).toBe(250);
		expect(requests).toBeLessThan(20);
	});
});
