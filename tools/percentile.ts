/**
 * The smallest value that a share of the values does not exceed.
 * @param share such as 0.99
 */
export function percentile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
}

/** The middle one of an odd number of values. */
export const median = (values: number[]): number => percentile(values, 0.5);
