import { keysFor, rememberRejected } from '../../../nodes/shared/transport/keys';

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
		rememberRejected(main, now);
		expect(values(keysFor([main, second], [], now + 1000))).toEqual(['second-key', 'main-key']);
		expect(values(keysFor([main, second], [], now + 300_001))).toEqual(['main-key', 'second-key']);
	});
});
