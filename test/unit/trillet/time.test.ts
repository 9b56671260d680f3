import { toIsoTime } from '../../../nodes/Trillet/api/time';

describe('toIsoTime', () => {
	it.each([
		['Unix seconds with a fraction', 1737062894.9754236, '2025-01-16T21:28:14.975Z'],
		['whole Unix seconds', 1680000000, '2023-03-28T10:40:00.000Z'],
		['Unix milliseconds', 1703097600000, '2023-12-20T18:40:00.000Z'],
		['a number as text', '1703097600000', '2023-12-20T18:40:00.000Z'],
		['ISO 8601 in UTC', '2024-01-22T15:30:00Z', '2024-01-22T15:30:00.000Z'],
		['ISO 8601 with an offset', '2024-01-22T23:30:00-05:00', '2024-01-23T04:30:00.000Z'],
		['ISO 8601 without a time zone', '2024-01-22T15:30:00', '2024-01-22T15:30:00.000Z'],
		['a day', '2024-01-22', '2024-01-22T00:00:00.000Z'],
	])('reads %s', (_, value, expected) => {
		expect(toIsoTime(value)).toBe(expected);
	});

	it.each([[null], [undefined], [''], [0], ['0'], [Infinity], [1e30], ['soon'], [{}]])(
		'has no time for %p',
		(value) => {
			expect(toIsoTime(value)).toBeNull();
		},
	);
});
