import fc from 'fast-check';
import { parseExactly } from '../../../nodes/shared/json';

it.each([
	['{"id":9007199254740993}', { id: '9007199254740993' }],
	['{"id": -9007199254740993}', { id: '-9007199254740993' }],
	['[9007199254740992,9007199254740993]', ['9007199254740992', '9007199254740993']],
	['18446744073709551615', '18446744073709551615'],
	['{"id":9007199254740991}', { id: 9007199254740991 }],
	['{"id":1234567890123456}', { id: 1234567890123456 }],
	['{"text":"id: 9007199254740993"}', { text: 'id: 9007199254740993' }],
	[
		'{"text":"\\", 9007199254740993","id":9007199254740993}',
		{ text: '", 9007199254740993', id: '9007199254740993' },
	],
	['{"at":1737062894.97542361234567890}', { at: 1737062894.9754236 }],
	['{"at":12345678901234567890.5}', { at: 12345678901234567890.5 }],
	['{"at":12345678901234567e3,"b":1e12345678901234567}', { at: 12345678901234567e3, b: Infinity }],
])('reads %s with its long numbers', (json, value) => {
	expect(parseExactly(json)).toEqual(value);
});

it('reads everything else as JSON.parse does', () => {
	const asText = (_: string, value: unknown) => {
		const text = JSON.stringify(value);
		return typeof value === 'number' && /^-?\d{16,}$/.test(text) && !Number.isSafeInteger(value)
			? text
			: value;
	};
	fc.assert(
		fc.property(fc.json(), (json) => {
			expect(parseExactly(json)).toEqual(JSON.parse(json, asText));
		}),
		{ numRuns: 1000 },
	);
});

it('keeps every whole number digit by digit, whatever stands around it', () => {
	fc.assert(
		fc.property(fc.bigInt(), fc.string(), (number, text) => {
			const json = `{"text":${JSON.stringify(text)},"n":[${number}, ${JSON.stringify(text)}]}`;
			const { text: read, n } = parseExactly(json) as { text: string; n: unknown[] };
			expect([read, n[1]]).toEqual([text, text]);
			const isSafe = Number.isSafeInteger(Number(number));
			expect(n[0]).toEqual(isSafe ? Number(number) : String(number));
		}),
	);
});

it.each(['', '{', '{"a":9007199254740993', '<html>', '9007199254740993 9007199254740993'])(
	'refuses %j',
	(json) => {
		expect(() => parseExactly(json)).toThrow(SyntaxError);
	},
);

it('reads long texts', () => {
	const text = `${'"a\\'.repeat(1_000_000)}`;
	expect(parseExactly(JSON.stringify([text, 1]).replace(',1]', ',9007199254740993]'))).toEqual([
		text,
		'9007199254740993',
	]);
});
