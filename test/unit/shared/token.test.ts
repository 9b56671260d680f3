import { isToken, newToken } from '../../../nodes/shared/webhook/token';

describe('isToken', () => {
	it('accepts the token and nothing else', () => {
		const token = newToken();
		expect(isToken(token, token)).toBe(true);
		expect(isToken(`${token}x`, token)).toBe(false);
		expect(isToken(newToken(), token)).toBe(false);
	});

	it.each([[''], [undefined], [['a', 'a']], [{}]])('never accepts %j', (given) => {
		expect(isToken(given, 'secret')).toBe(false);
		expect(isToken(given, '')).toBe(false);
	});
});
