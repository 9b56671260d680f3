import { parseRetryAfter } from '../../../nodes/shared/transport/exchange';
import { retryDelay, retryLimits } from '../../../nodes/shared/transport/retry';

const limited = (retryAfterMs?: number) => ({ kind: 'rateLimited' as const, retryAfterMs });
const serverError = { kind: 'serverError' as const };
const first = { attempts: 1, rateLimited: 0, elapsedMs: 0 };
const half = () => 0.5;

describe('how long it waits', () => {
	it('doubles the delay, with jitter between a half and the whole', () => {
		const delays = [1, 2, 3, 4].map((attempts) =>
			retryDelay(serverError, 'idempotent', { ...first, attempts }, half),
		);
		expect(delays).toEqual([375, 750, 1500, 3000]);
		expect(retryDelay(serverError, 'idempotent', first, () => 0)).toBe(250);
		expect(retryDelay(serverError, 'idempotent', first, () => 1)).toBe(500);
	});

	it('never comes back before the time that Retry-After asks for', () => {
		expect(retryDelay(limited(30_000), 'once', first, () => 0)).toBe(30_000);
		expect(retryDelay(limited(30_000), 'once', first, () => 1)).toBeGreaterThan(30_000);
	});

	it('is not hurried by a vendor that always says "now"', () => {
		const progress = { ...first, rateLimited: 6 };
		expect(retryDelay(limited(0), 'once', progress, half)).toBe(
			retryDelay(limited(), 'once', progress, half),
		);
	});

	it('gives up when the wait would go beyond the total time', () => {
		expect(retryDelay(limited(retryLimits.totalMs + 1), 'once', first, half)).toBeUndefined();
		const late = { attempts: 1, rateLimited: 9, elapsedMs: retryLimits.totalMs - 10 };
		expect(retryDelay(limited(1000), 'once', late, half)).toBeUndefined();
	});

	it('counts attempts for server errors, not for rate limits', () => {
		const many = { attempts: retryLimits.attempts, rateLimited: 20, elapsedMs: 0 };
		expect(retryDelay(serverError, 'idempotent', many, half)).toBeUndefined();
		expect(retryDelay(limited(), 'idempotent', many, half)).toBeDefined();
	});
});

describe('parseRetryAfter', () => {
	const now = Date.parse('2026-01-01T00:00:00Z');

	it.each([
		['30', 30_000],
		['0', 0],
		['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
		['Wed, 31 Dec 2025 23:59:00 GMT', 0],
		['-5', undefined],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
	])('%s is %s ms', (header, expected) => {
		expect(parseRetryAfter(header, now)).toBe(expected);
	});
});
