import type { IDataObject } from 'n8n-workflow';
import { latestOf, type Candidate, type Search } from './search';

/**
 * Reads a list, newest first, back to a time: by what the records say, never by a number of pages.
 * @param since in ms on this machine's clock
 * @param toCandidate what a record means; its time in ms on this machine's clock
 * @returns with an obstacle when the list ended before that time and may have holes
 */
export async function readSince(
	reader: AsyncIterable<IDataObject[]> & { isWhole: boolean },
	since: number,
	toCandidate: (record: IDataObject) => Candidate,
): Promise<Search> {
	const candidates: Candidate[] = [];
	// A record without a time is no newer than the one before it in the list.
	let newer: Pick<Candidate, 'time' | 'asTold'> = { time: null };
	for await (const records of reader) {
		const page = records.map(toCandidate);
		for (const candidate of page) {
			if (candidate.time !== null) newer = { time: candidate.time, asTold: candidate.asTold };
			candidates.push({ ...candidate, ...newer });
		}
		const timed = page.filter(({ time }) => time !== null);
		const isOver = timed.length > 0 && timed.every((one) => latestOf(one) < since);
		if (isOver) return { candidates: candidates.filter((one) => latestOf(one) >= since) };
	}
	return {
		candidates: candidates.filter((one) => latestOf(one) >= since),
		...(!reader.isWhole && { obstacle: 'the list may have holes' }),
	};
}
