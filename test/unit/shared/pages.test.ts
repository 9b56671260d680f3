import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { idIn, toCount } from '../../../nodes/shared/transport/pages';
import { PageReader, type PageSource } from '../../../nodes/shared/transport/pagination';

const ASKED = 10;
const MAX_READINGS = 3;
const MAX_AHEAD = 5;

/** What an API gets wrong about its pages. */
interface Server {
	/** The largest page that is served, whatever is asked for. */
	cap: number;
	/** Whether the answer tells the page size; the true one, or the one that was asked for. */
	size: 'told' | 'asked' | 'untold';
	count: 'list' | 'none' | 'page' | 'zero' | 'tooHigh' | 'tooLow';
	page: 'obeyed' | 'ignored' | 'clamped' | 'cut';
	/** Every n-th record has no ID. */
	withoutId: number;
	/** What others do to the list between two requests. */
	changes: Array<{ after: number; add: number; remove: number[] }>;
}

const calm: Server = {
	cap: Infinity,
	size: 'untold',
	count: 'list',
	page: 'obeyed',
	withoutId: Infinity,
	changes: [],
};

function serve(length: number, server: Server) {
	let rows = Array.from({ length }, (_, index): IDataObject => ({ row: length - index }));
	const initial = [...rows];
	const state = {
		requests: 0,
		longest: length,
		shortestFirst: ASKED,
		gone: new Set<IDataObject>(),
	};
	const count = (total: number, inPage: number) =>
		({
			list: total,
			none: undefined,
			page: inPage,
			zero: 0,
			tooHigh: total + 50_000,
			tooLow: Math.floor(total / 2),
		})[server.count];
	const readPage: PageSource['readPage'] = async (page, asked = Infinity) => {
		state.requests++;
		await Promise.resolve();
		const size = Math.min(asked, server.cap);
		const last = Math.max(1, Math.ceil(rows.length / size));
		const turned = { obeyed: page, ignored: 1, clamped: Math.min(page, last), cut: page };
		// Some apply their maximum to the answer only, and not to where it starts.
		const start = (turned[server.page] - 1) * (server.page === 'cut' ? asked : size);
		const items = Number.isFinite(start) ? rows.slice(start, start + size) : rows;
		const answer = {
			items: items.map(({ row }) =>
				Number(row) % server.withoutId === 0 ? { row } : { row, id: Number(row) },
			),
			count: count(rows.length, items.length),
			pageSize: { told: size, asked, untold: undefined }[server.size],
		};
		if (page === 1) state.shortestFirst = Math.min(state.shortestFirst, items.length || ASKED);
		for (const { after, add, remove } of server.changes) {
			if (after !== state.requests) continue;
			rows = [...Array.from({ length: add }, (_, n) => ({ row: 1000 * after + n })), ...rows];
			for (const index of remove) for (const row of rows.splice(index, 1)) state.gone.add(row);
			state.longest = Math.max(state.longest, rows.length);
		}
		return answer;
	};
	return { state, readPage, stayed: () => initial.filter((row) => !state.gone.has(row)) };
}

async function read(source: Omit<PageSource, 'idOf'>) {
	const reader = new PageReader({ pageSize: ASKED, idOf: idIn('id'), ...source });
	const rows: number[] = [];
	let wasWholeWhileReading = false;
	for await (const page of reader) {
		rows.push(...page.map(({ row }) => Number(row)));
		wasWholeWhileReading ||= reader.isWhole;
	}
	return { reader, rows, wasWholeWhileReading };
}

const cap = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 12 }));
const page = fc.constantFrom('obeyed' as const, 'clamped' as const, 'ignored' as const);
const withoutId = fc.constantFrom(Infinity, 1, 3);
/** Servers that count wrongly, and tell their page size truly or not at all. */
const miscounting = fc.record<Server>({
	cap,
	page,
	withoutId,
	size: fc.constantFrom('told', 'untold'),
	count: fc.constantFrom('none', 'page', 'zero', 'tooHigh', 'tooLow'),
	changes: fc.constant([]),
});
const counting = {
	cap,
	page: fc.oneof(page, fc.constant('cut' as const)),
	size: fc.constantFrom('told' as const, 'asked' as const, 'untold' as const),
	count: fc.constant('list' as const),
};
/** Servers that tell the size that was asked for, and nothing that could be taken for a count. */
const echoing = fc.record<Server>({
	cap,
	page,
	withoutId,
	size: fc.constant('asked'),
	count: fc.constantFrom('none', 'zero'),
	changes: fc.constant([]),
});
const unnamed = fc.record<Server>({ ...counting, withoutId, changes: fc.constant([]) });
/**
 * Servers of lists that move. Nobody could tell from a page that is not turned what moved, nor
 * that a record without an ID is the same one elsewhere.
 */
const moving = fc.record<Server>({
	...counting,
	page: fc.constantFrom('obeyed', 'clamped', 'cut'),
	withoutId: fc.constant(Infinity),
	changes: fc.array(
		fc.record({
			after: fc.integer({ min: 1, max: 8 }),
			add: fc.integer({ min: 0, max: 12 }),
			remove: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
		}),
		{ maxLength: 3 },
	),
});
/** Servers that tell nothing, of lists that only grow. */
const growing = fc.record<Server>({
	cap,
	withoutId: fc.constant(Infinity),
	page,
	size: fc.constant('untold'),
	count: fc.constant('none'),
	changes: fc.array(
		fc.record({
			after: fc.integer({ min: 1, max: 8 }),
			add: fc.integer({ min: 1, max: 12 }),
			remove: fc.constant([]),
		}),
		{ maxLength: 2 },
	),
});

describe('a list of a hostile server', () => {
	it.each([
		['one page after the other', {}],
		['pages side by side', { limit: Infinity, freePlaces: () => 100 }],
	])('has no doubles, no silent holes and bounded requests: %s', async (_, ahead) => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 0, max: 60 }),
				fc.oneof(miscounting, echoing, unnamed, moving, growing),
				async (length, server) => {
					const { state, readPage, stayed } = serve(length, server);
					const { reader, rows, wasWholeWhileReading } = await read({ readPage, ...ahead });
					expect(new Set(rows).size).toBe(rows.length);
					expect(wasWholeWhileReading).toBe(false);
					if (reader.isWhole) {
						expect(rows).toEqual(expect.arrayContaining(stayed().map(({ row }) => row)));
					}
					const pages = Math.ceil(state.longest / state.shortestFirst);
					const extra = 'limit' in ahead ? MAX_AHEAD : 0;
					expect(state.requests).toBeLessThanOrEqual(MAX_READINGS * (pages + 1) + extra);
				},
			),
			{ numRuns: 2000 },
		);
	});
});

describe('a list', () => {
	const whole: Array<[string, number, Partial<Server>, number]> = [
		['one page', 7, { size: 'told' }, 1],
		['nothing', 0, {}, 1],
		['a last page that is not full', 35, {}, 4],
		['a full last page, whose count may be cut', 30, {}, 4],
		['pages cut without a word', 35, { cap: 4 }, 9],
		['pages cut without a word or a count', 35, { cap: 4, count: 'none' }, 9],
		['pages cut and told so', 35, { cap: 4, count: 'none', size: 'told' }, 9],
		['a count of the page', 35, { count: 'page' }, 4],
		['a count of the page, in pages cut', 35, { cap: 4, count: 'page' }, 9],
		['a count of 0', 35, { count: 'zero' }, 4],
		['a count that is too low', 35, { count: 'tooLow' }, 4],
		['no count', 35, { count: 'none' }, 4],
		['the last page again and again', 35, { page: 'clamped' }, 4],
		['a bare page that is shorter than asked', 7, { count: 'none' }, 2],
		['records without an ID', 35, { withoutId: 1 }, 4],
	];
	it.each(whole)('is whole with %s', async (_, length, server, requests) => {
		const { state, readPage } = serve(length, { ...calm, ...server });
		const { reader, rows } = await read({ readPage });
		expect(rows).toEqual(Array.from({ length }, (__, index) => length - index));
		expect(reader.isWhole).toBe(true);
		expect(state.requests).toBe(requests);
	});

	const unsure: Array<[string, number, Partial<Server>, number]> = [
		['the same page again', 35, { page: 'ignored', count: 'none' }, 10],
		['the same page again, cut', 35, { page: 'ignored', count: 'none', cap: 4 }, 4],
		['the same page again, without IDs', 35, { page: 'ignored', count: 'none', withoutId: 1 }, 10],
		['a count that is too high', 35, { count: 'tooHigh' }, 35],
	];
	it.each(unsure)('does not pass for whole with %s', async (_, length, server, found) => {
		const { readPage } = serve(length, { ...calm, ...server });
		const { reader, rows } = await read({ readPage });
		expect(rows).toHaveLength(found);
		expect(reader.isWhole).toBe(false);
	});

	it('is read again where its pages are cut in the answer only', async () => {
		const { readPage } = serve(35, { ...calm, cap: 4, page: 'cut', size: 'asked' });
		const { reader, rows } = await read({ readPage });
		expect(rows).toHaveLength(35);
		expect(reader.isWhole).toBe(true);
	});

	it('that is not paged is asked for once, and turned over only when it counts more', async () => {
		const all = serve(35, calm);
		const { reader, rows } = await read({ readPage: all.readPage, pageSize: undefined });
		expect([rows.length, reader.isWhole, all.state.requests]).toEqual([35, true, 1]);
		const cut = serve(35, { ...calm, cap: 10 });
		const turned = await read({ readPage: cut.readPage, pageSize: undefined });
		expect([turned.rows.length, turned.reader.isWhole]).toEqual([35, true]);
	});

	it('is not whole where reading it stops', async () => {
		const { readPage, state } = serve(35, calm);
		const reader = new PageReader({ pageSize: ASKED, idOf: idIn('id'), readPage });
		for await (const records of reader) if (records.some(({ row }) => row === 20)) break;
		expect(reader.isWhole).toBe(false);
		expect(state.requests).toBe(2);
	});

	it('puts what was found late where it belongs', async () => {
		const changes = [{ after: 1, add: 0, remove: [3] }];
		const { readPage } = serve(35, { ...calm, changes });
		const reader = new PageReader({ pageSize: ASKED, idOf: idIn('id'), readPage });
		const rows = (await reader.readAll()).map(({ row }) => Number(row));
		// The removed record was seen before it went.
		expect(rows.filter((row) => row !== 32)).toEqual(
			Array.from({ length: 35 }, (_, index) => 35 - index).filter((row) => row !== 32),
		);
		expect(reader.isWhole).toBe(true);
	});
});

describe('an ID', () => {
	const idOf = idIn('id', '_id');

	it.each([
		[{ id: 7 }, '7'],
		[{ id: '7' }, '7'],
		[{ _id: 'a' }, 'a'],
		[{ id: '', _id: 'a' }, 'a'],
		[{ id: null, _id: 'a' }, 'a'],
		[{ id: 0 }, '0'],
		[{ id: '9007199254740993' }, '9007199254740993'],
		[{ id: 9007199254740993 }, undefined],
		[{ id: 1.5 }, undefined],
		[{ id: {} }, undefined],
		[{}, undefined],
	])('of %j is %s', (record, id) => {
		expect(idOf(record)).toBe(id);
	});
});

describe('a count', () => {
	it.each([
		[0, 0],
		[262, 262],
		['262', 262],
		[-1, undefined],
		[1.5, undefined],
		['', undefined],
		['many', undefined],
		[null, undefined],
		[[5], undefined],
		[undefined, undefined],
	])('of %j is %s', (value, count) => {
		expect(toCount(value)).toBe(count);
	});
});
