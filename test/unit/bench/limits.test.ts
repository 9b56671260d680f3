import { leastSeconds, leastSecondsOfRate } from '../../../bench/vendor';
import type { RequestRecord } from '../../../simulator/core/ledger';

const requests = (durations: number[]) =>
	durations.map((durationMs) => ({ durationMs }) as RequestRecord);

describe('the least time of requests', () => {
	it('lets the first go alone and the others side by side', () => {
		expect(leastSeconds(requests([40, 50, 50, 50, 50]), 4)).toBeCloseTo(0.09);
	});

	it('counts a compressed second of the vendor as what it stands for', () => {
		expect(leastSeconds(requests([40]), 4, 20)).toBeCloseTo(0.8);
	});

	it.each([
		[60, 0],
		[61, 60],
		[600, 540],
	])('is that of the rate for %i requests', (count, least) => {
		expect(leastSecondsOfRate(requests(Array(count).fill(0)), 4, 20)).toBe(least);
	});

	it('adds the answers of the last minute to that of the rate', () => {
		expect(leastSecondsOfRate(requests(Array(62).fill(500)), 1, 1)).toBe(61);
	});
});
