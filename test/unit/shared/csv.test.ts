import fc from 'fast-check';
import { parse, unparse } from 'papaparse';
import { readCsv, writeCsv } from '../../../nodes/shared/fields/csv';

const table = fc.integer({ min: 2, max: 5 }).chain((width) => {
	const row = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', 'ä') }), {
		minLength: width,
		maxLength: width,
	});
	return fc.record({ columns: row, rows: fc.array(row, { maxLength: 5 }) });
});

/** Tables that are the same when they are read: with names for the columns, and a value in each row. */
const named = table.map(({ columns, rows }) => ({
	columns: columns.map((_, index) => `column ${index}, "quoted"`),
	rows: rows.map((row) => row.with(0, `${row[0]}a`)),
}));

describe('writeCsv', () => {
	it('quotes what RFC 4180 asks for, and ends every line with CRLF', () => {
		const rows = [
			['+15551234567', 'Doe, John'],
			['+15551234568', 'says "hi"'],
			['+15551234569', 'two\nlines'],
			['+15551234570', ' spaces '],
			['+15551234571', ''],
		];
		expect(writeCsv({ columns: ['phone_number', 'name'], rows })).toBe(
			[
				'phone_number,name',
				'+15551234567,"Doe, John"',
				'+15551234568,"says ""hi"""',
				'+15551234569,"two\nlines"',
				'+15551234570," spaces "',
				'+15551234571,',
				'',
			].join('\r\n'),
		);
	});

	it('writes what another reader reads as the same', () => {
		fc.assert(
			fc.property(table, ({ columns, rows }) => {
				const text = writeCsv({ columns, rows });
				const { data } = parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
				expect(data.slice(0, -1)).toEqual([columns, ...rows]);
			}),
		);
	});
});

describe('readCsv', () => {
	it('reads what another writer wrote', () => {
		fc.assert(
			fc.property(named, ({ columns, rows }) => {
				const text = unparse({ fields: columns, data: rows });
				expect(readCsv(text)).toMatchObject({ columns, rows });
			}),
		);
	});

	it('reads what writeCsv wrote', () => {
		fc.assert(
			fc.property(named, (written) => {
				expect(readCsv(writeCsv(written))).toMatchObject(written);
			}),
		);
	});

	it.each([
		['CRLF', 'a,b\r\n1,2\r\n'],
		['LF', 'a,b\n1,2\n'],
		['CR', 'a,b\r1,2\r'],
		['no line end after the last row', 'a,b\n1,2'],
		["Excel's mark", '\uFEFFa,b\r\n1,2\r\n'],
		['empty lines', 'a,b\n\n1,2\n\n\n'],
	])('takes %s', (_, text) => {
		expect(readCsv(text)).toMatchObject({ columns: ['a', 'b'], rows: [['1', '2']] });
	});

	it.each([
		['', { columns: [], rows: [] }],
		['a,b', { columns: ['a', 'b'], rows: [] }],
		['a\n""\n\n1\n', { columns: ['a'], rows: [['1']], rowNumbers: [4] }],
		[
			'a,b\n,\n1,2\n , \n"",""\n3,4',
			{
				columns: ['a', 'b'],
				rows: [
					['1', '2'],
					['3', '4'],
				],
				rowNumbers: [3, 6],
			},
		],
		['\n,,\na,b\n1,2', { columns: ['a', 'b'], rows: [['1', '2']], rowNumbers: [4] }],
		['a,b\n,,,,\n1,2,,\n\u200b', { columns: ['a', 'b'], rows: [['1', '2']], rowNumbers: [3] }],
		['a,b,\n1,2,\n', { columns: ['a', 'b'], rows: [['1', '2']] }],
		['a,,b\n1, ,2\n', { columns: ['a', 'b'], rows: [['1', '2']] }],
		[' a ,"\ufeffb\u200b"\n 1 ,2\n', { columns: ['a', 'b'], rows: [[' 1 ', '2']] }],
		['\ufeff\ufeff"a",b\n1,2\n', { columns: ['a', 'b'], rows: [['1', '2']] }],
		['a,b\n1,', { columns: ['a', 'b'], rows: [['1', '']] }],
	])('reads %j', (text, expected) => {
		expect(readCsv(text)).toMatchObject(expected);
	});

	it.each([
		['a,b\n"1,2\n', 'Row 2 has a quotation mark that is not closed or not doubled'],
		['a,b\n"1"x,2\n', 'Row 2 has a quotation mark that is not closed or not doubled'],
		['a,b\n1"x,2\n', 'Row 2 has a quotation mark that is not closed or not doubled'],
		['a,,b\n1,2,3\n', 'Row 1 has no name for column 2, which has values'],
		['a,b, a\n1,2,3\n', 'Row 1 names the column "a" twice'],
		['\na,a\n1,2\n', 'Row 2 names the column "a" twice'],
		['a,b\n1,2\n1\n', 'Row 3 has 1 values, but there are 2 columns'],
		['a,b\n"1\n2",2\n1,2,3\n', 'Row 3 has 3 values, but there are 2 columns'],
	])('names the row of what is wrong in %j', (text, message) => {
		expect(() => readCsv(text)).toThrow(message);
	});
});
