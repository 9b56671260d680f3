import { parseExactJson } from '../../../nodes/shared/json';
import { readAddress, sealFormer, writeAddress } from '../../../nodes/shared/triggers/address';
import { readSecret } from '../../../nodes/shared/transport/keys';
import { readTime, timeText } from '../../../nodes/shared/triggers/time';

const AT = Date.parse('2026-11-28T13:15:17Z');

describe('readTime', () => {
	it.each([
		['2026-11-28T13:15:17Z'],
		['2026-11-28T14:15:17+01:00'],
		['2026-11-28T13:15:17'],
		['2026-11-28 13:15:17.000'],
		[AT],
		[AT / 1_000],
		[String(AT)],
		[String(AT / 1_000)],
	])('reads %j', (value) => {
		expect(readTime(value)).toBe(AT);
	});

	it.each([[undefined], [null], [''], ['soon'], [{}], [true], [NaN], [1e300]])(
		'reads no time from %j',
		(value) => {
			expect(readTime(value)).toBeUndefined();
			expect(timeText(typeof value === 'string' ? undefined : value)).toBeNull();
		},
	);

	it('shows a number as text, and text as it came', () => {
		expect(timeText(AT / 1_000)).toBe('2026-11-28T13:15:17.000Z');
		expect(timeText('2026-11-28T14:15:17+01:00')).toBe('2026-11-28T14:15:17+01:00');
	});
});

describe('readSecret', () => {
	it.each([
		['whsec_a/b+c='],
		['  whsec_a/b+c=\r\n'],
		['"whsec_a/b+c="'],
		['“whsec_a/b+c=”'],
		["'whsec_a/b+c=' "],
		['\u200bwhsec_a\u200b/b+c=\ufeff'],
		['\u202awhsec_a/b+c=\u202c'],
		['\u00a0whsec_a/b+c=\t'],
	])('reads the secret in %j', (text) => {
		expect(readSecret(text)).toBe('whsec_a/b+c=');
	});

	it.each([[''], ['  '], ['""'], [undefined], [7]])('reads none in %j', (text) => {
		expect(readSecret(text)).toBe('');
	});
});

describe('parseExactJson', () => {
	const parse = (text: string) => parseExactJson(Buffer.from(text));

	it('keeps every digit of whole numbers', () => {
		const text = '{"a":9007199254740993,"b":[-9007199254740993],"c":9007199254740991,"d":1}';
		expect(parse(text)).toEqual({
			a: '9007199254740993',
			b: ['-9007199254740993'],
			c: 9_007_199_254_740_991,
			d: 1,
		});
	});

	it('leaves everything else as it is', () => {
		const text =
			'{"12345678901234567890":"say \\"12345678901234567890\\\\","x":0.12345678901234567,"y":1e20}';
		expect(parse(text)).toEqual(JSON.parse(text));
	});

	it.each([['{'], ['9007199254740993 x'], ['']])('reads nothing from %j', (text) => {
		expect(parse(text)).toBeUndefined();
	});
});

describe('readAddress', () => {
	const address = {
		url: 'https://n8n.example/webhook/1/webhook',
		token: 'abc-def',
		former: sealFormer('https://crm.example', ['key']),
	};

	it('reads what writeAddress wrote', () => {
		expect(readAddress(writeAddress(address))).toEqual(address);
	});

	it.each([
		[undefined],
		[''],
		['no address'],
		['https://crm.example/?token=abc'],
		['https://crm.example/?token=abc&former=yes'],
		[`https://crm.example/?token=abc&former=${Buffer.from('{"a":1}').toString('base64url')}`],
		[`https://crm.example/?token=abc&former=${Buffer.from('null').toString('base64url')}`],
	])('takes %j for somebody else’s', (text) => {
		expect(readAddress(text)).toBeUndefined();
	});
});
