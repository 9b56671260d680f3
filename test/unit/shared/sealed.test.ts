import { isSealedFor, seal, unseal } from '../../../nodes/shared/triggers/sealed';

const secret = 'whsec_zoë_👋';

describe('seal', () => {
	it('is opened by each of its keys, and by no other', () => {
		const sealed = seal(secret, ['first', 'second']);
		expect(unseal(sealed, ['first'])).toBe(secret);
		expect(unseal(sealed, ['another', 'second'])).toBe(secret);
		expect(unseal(sealed, ['another'])).toBeUndefined();
		expect(unseal(sealed, [])).toBeUndefined();
	});

	it('shows neither text nor keys, and looks different each time', () => {
		const [one, other] = [seal(secret, ['first']), seal(secret, ['first'])];
		expect(JSON.stringify(one)).not.toMatch(/whsec|first/);
		expect(one).not.toEqual(other);
	});

	it('knows which keys it was sealed for', () => {
		const sealed = seal(secret, ['first', 'second']);
		expect(isSealedFor(sealed, ['second', 'first'])).toBe(true);
		expect(isSealedFor(sealed, ['first'])).toBe(false);
		expect(isSealedFor(sealed, ['first', 'second', 'third'])).toBe(false);
	});

	it.each(['', 'AAAA', 'not base64!', 'A'.repeat(200)])(
		'does not open what somebody replaced by %j, and does not throw',
		(box) => {
			const [id = ''] = Object.keys(seal(secret, ['first']));
			expect(unseal({ [id]: box }, ['first'])).toBeUndefined();
		},
	);

	it('does not open what was changed in one place', () => {
		const sealed = seal(secret, ['first']);
		const [[id = '', box = ''] = []] = Object.entries(sealed);
		const changed = Buffer.from(box, 'base64');
		changed[changed.length - 1]! ^= 1;
		expect(unseal({ [id]: changed.toString('base64') }, ['first'])).toBeUndefined();
	});
});
