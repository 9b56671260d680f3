import {
	cleanKey,
	readSecret,
	keysFor,
	rememberRejected,
} from '../../../nodes/shared/transport/keys';

const main = { name: 'Main', value: 'main-key' };
const second = { name: 'Second', value: 'second-key' };
const reader = { name: 'Reader', value: 'reader-key', permissions: ['read'] };
const writer = { name: 'Writer', value: 'writer-key', permissions: ['read', 'write'] };
const values = (keys: Array<{ value: string }>) => keys.map(({ value }) => value);

describe('keysFor', () => {
	it('tries the key with the fewest permissions first, unstated ones last', () => {
		const keys = keysFor([main, writer, reader], ['read']);
		expect(values(keys)).toEqual(['reader-key', 'writer-key', 'main-key']);
	});

	it('leaves out keys that cannot do it', () => {
		expect(values(keysFor([reader, writer], ['write']))).toEqual(['writer-key']);
		expect(keysFor([reader], ['call'])).toEqual([]);
	});

	it('takes any one of several permissions', () => {
		expect(values(keysFor([reader], ['admin', 'read']))).toEqual(['reader-key']);
	});

	it('needs no permission where none is documented', () => {
		expect(values(keysFor([reader, main], []))).toEqual(['reader-key', 'main-key']);
	});

	it('skips fields that were left empty', () => {
		expect(keysFor([{ name: 'Main', value: '' }], [])).toEqual([]);
	});

	it('tries a key that was just rejected last, until five minutes have passed', () => {
		const now = Date.parse('2026-01-01T00:00:00Z');
		rememberRejected(main, undefined, now);
		expect(values(keysFor([main, second], [], now + 1000))).toEqual(['second-key', 'main-key']);
		expect(values(keysFor([main, second], [], now + 300_001))).toEqual(['main-key', 'second-key']);
	});

	it('tries a key last for a permission that it was refused, and for no other', () => {
		const [old, other] = [{ name: 'Old', value: 'old-key' }, second];
		const now = Date.parse('2026-01-01T00:00:00Z');
		rememberRejected(old, ['read'], now);
		const order = (needed: string[]) => values(keysFor([old, other], needed, now + 1000));

		expect(order(['read'])).toEqual(['second-key', 'old-key']);
		expect(order(['write'])).toEqual(['old-key', 'second-key']);
		expect(order(['read', 'write'])).toEqual(['old-key', 'second-key']);
		expect(order([])).toEqual(['old-key', 'second-key']);
		expect(values(keysFor([old, other], ['read'], now + 300_001))[0]).toBe('old-key');

		rememberRejected(old, [], now);
		expect(order([])).toEqual(['second-key', 'old-key']);
	});
});

describe('a key that was copied', () => {
	it.each([
		'abc-123',
		' abc-123\n',
		'\u200babc-123\ufeff',
		'Bearer abc-123',
		'bearer\tabc-123',
		'"abc-123"',
		'\u201cBearer abc-123\u201d',
		'Authorization: Bearer abc-123',
		'x-api-key: abc-123',
		"Bearer 'abc-123'",
	])('is %j without what was copied along', (value) => {
		expect(cleanKey(value)).toBe('abc-123');
	});

	it.each(['', '  ', '""', undefined])('is empty: %j', (value) => {
		expect(cleanKey(value)).toBe('');
	});

	it.each(['bearerabc', 'ab"c'])('is left as it is: %s', (value) => {
		expect(cleanKey(value)).toBe(value);
		expect(readSecret(value)).toBe(value);
	});
});
