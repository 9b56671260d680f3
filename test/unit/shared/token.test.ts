import { isToken, newToken, tokenHash } from '../../../nodes/shared/triggers/token';

describe('isToken', () => {
	it('accepts the token and nothing else', () => {
		const token = newToken();
		const hash = tokenHash(token);
		expect(isToken(token, hash)).toBe(true);
		expect(isToken(`${token}x`, hash)).toBe(false);
		expect(isToken(newToken(), hash)).toBe(false);
		expect(isToken(hash, hash)).toBe(false);
	});

	it.each([[''], [undefined], [['a', 'a']], [{}]])('never accepts %j', (given) => {
		expect(isToken(given, tokenHash('secret'))).toBe(false);
		expect(isToken(given, tokenHash(''))).toBe(false);
	});
});
