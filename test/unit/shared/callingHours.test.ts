import { nextOpening } from '../../../nodes/shared/calls/callingHours';

const weekdays = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 20 * 60 };
const berlin = { ...weekdays, timeZone: 'Europe/Berlin' };

/** When they begin next at a time in UTC; 2025-03-28 is a Friday. */
const opening = (now: string, hours = berlin) => nextOpening(hours, new Date(now))?.toISOString();

it.each([
	['begin later that day', '2025-03-28T06:00:00Z', '2025-03-28T08:00:00.000Z'],
	['are now, from the first minute on', '2025-03-28T08:00:00Z', undefined],
	['are now, to the last second', '2025-03-28T18:59:59Z', undefined],
	['are over for the week', '2025-03-28T19:00:00Z', '2025-03-31T07:00:00.000Z'],
	['begin after the weekend', '2025-03-29T10:00:00Z', '2025-03-31T07:00:00.000Z'],
])('tells when they %s, over the change to summer time', (_, now, expected) => {
	expect(opening(now)).toBe(expected);
});

it('counts days where the phone rings', () => {
	const sunday = '2025-03-30T23:30:00Z';
	expect(opening(sunday, { ...berlin, from: 0 })).toBeUndefined();
	expect(opening(sunday, { ...berlin, from: 0, timeZone: 'America/New_York' })).toBe(
		'2025-03-31T04:00:00.000Z',
	);
});

it('waits a week for the same day', () => {
	const mondays = { days: [1], from: 9 * 60, to: 10 * 60, timeZone: 'UTC' };
	expect(opening('2025-03-31T10:00:00Z', mondays)).toBe('2025-04-07T09:00:00.000Z');
});

it('ends at midnight', () => {
	const always = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60, timeZone: 'UTC' };
	expect(opening('2025-03-31T23:59:59Z', always)).toBeUndefined();
});
