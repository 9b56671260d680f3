let given = 2_000_000;

/** Phone numbers that answer; none is given out twice. */
export const phoneNumbers = (count: number): string[] =>
	Array.from({ length: count }, () => `+1555${given++}`);
