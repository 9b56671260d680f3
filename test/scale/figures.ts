import { writeFileSync } from 'node:fs';
import { FIGURES_VARIABLE, type Figures } from '../../tools/scale/figures';

const FILE = process.env[FIGURES_VARIABLE];

const figures: Figures = { registration: [], events: [], waiting: [], killed: [], sharedKey: [] };

/** Whether this is `npm run scale`, which takes minutes, and not `npm test`. */
export const isFull = FILE !== undefined;

/** The size of a scenario in `npm run scale`, and in `npm test`. */
export const size = <T>(full: T, short: T): T => (isFull ? full : short);

/** Adds a row to what `npm run scale` reports. */
export function report<Scenario extends keyof Figures>(
	scenario: Scenario,
	row: Figures[Scenario][number],
): void {
	(figures[scenario] as Array<typeof row>).push(row);
	if (FILE !== undefined) writeFileSync(FILE, JSON.stringify(figures));
}

/** How many values repeat an earlier one: 0 when all are different. */
export const countRepeated = (values: string[]) => values.length - new Set(values).size;
