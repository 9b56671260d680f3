import type { TrilletState } from './state';

/** What a number costs each month. */
export const MONTHLY_PRICE = 19.99;

const COUNT = 10;

/** Numbers of an area that nobody has bought yet, always the same ones. */
export function availableNumbers(state: TrilletState, areaCode = '415'): string[] {
	const taken = state.phoneNumbers.all().map(({ phoneNumber }) => phoneNumber);
	return Array.from({ length: COUNT }, (_, index) => `+1${areaCode}55501${10 + index}`).filter(
		(number) => !taken.includes(number),
	);
}
