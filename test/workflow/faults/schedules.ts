import fc from 'fast-check';
import type { Fault } from '../../../simulator/core/faults';
import { faults } from './faults';

export const VENDORS = ['klen', 'trillet'] as const;
export type VendorName = (typeof VENDORS)[number];

/** A whole run of a workflow that places calls with both vendors, and what goes wrong meanwhile. */
export interface Schedule {
	/** The number that each vendor is to call for an item; some come twice. */
	items: Array<Record<VendorName, string>>;
	/** What strikes each request to a vendor, in their order; null for nothing. */
	faults: Record<VendorName, Array<{ what: string; strike: () => Fault } | null>>;
	isContinuedOnFail: boolean;
	ifOutcomeUnknown: 'stop' | 'continue';
	/** The random part of every delay, from 0 to 1. */
	jitter: number;
	/** Whether n8n restarts before an execution that failed is retried. */
	restarts: boolean;
}

const perVendor = <T>(make: (vendor: VendorName) => fc.Arbitrary<T>) =>
	fc.record({ klen: make('klen'), trillet: make('trillet') });

/** Few numbers, so that some come twice; each vendor has its own. */
const phone = (vendor: VendorName) =>
	fc.integer({ min: 1, max: 3 }).map((n) => `+1555${vendor === 'klen' ? '1' : '2'}00000${n}`);

const strikes = (vendor: VendorName) =>
	fc.array(
		fc.option(
			fc.constantFrom(...faults).map(({ what, strike }) => ({
				what,
				strike: () => strike({ vendor, kind: 'place' }),
			})),
			{ freq: 2 },
		),
		{ maxLength: 12 },
	);

export const schedules: fc.Arbitrary<Schedule> = fc.record({
	items: fc.array(perVendor(phone), { minLength: 1, maxLength: 4 }),
	faults: perVendor(strikes),
	isContinuedOnFail: fc.boolean(),
	ifOutcomeUnknown: fc.constantFrom('stop' as const, 'continue' as const),
	jitter: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	restarts: fc.boolean(),
});
