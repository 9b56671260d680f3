import { appendFileSync } from 'node:fs';

/** One line of the table that `npm run reliability` prints. */
export interface Figures {
	/** What was tried. */
	what: string;
	/** How much of it, such as `{ runs: 3000, calls: 9120 }`. */
	tried: Record<string, number>;
	lost: number;
	doubled: number;
}

/** Names the file that figures go to, and makes the tests try more than `npm test` has time for. */
const REPORT = process.env.RELIABILITY_REPORT;

/** Picks how much to try, for `npm test` or for `npm run reliability`. */
export const effort = <T>({ usual, long }: { usual: T; long: T }): T => (REPORT ? long : usual);

/** The first seed of what is drawn at random; every run of `npm test` draws the same. */
export const firstSeed = Number(process.env.RELIABILITY_SEED ?? 1);

/** Puts figures into the report, if there is to be one. */
export function report(figures: Figures): void {
	if (REPORT) appendFileSync(REPORT, `${JSON.stringify(figures)}\n`);
}
