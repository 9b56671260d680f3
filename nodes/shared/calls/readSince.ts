import type { IDataObject } from 'n8n-workflow';
import type { Candidate, Search } from './search';

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
	// A record without a time is older than the one before it in the list, at most.
	let newer = Infinity;
	for await (const records of reader) {
		const page = records.map((record) => {
			const candidate = toCandidate(record);
			newer = candidate.time ?? newer;
			return { ...candidate, time: candidate.time ?? (Number.isFinite(newer) ? newer : null) };
		});
		candidates.push(...page);
		const timed = records.map(toCandidate).filter(({ time }) => time !== null);
		const isOver = timed.length > 0 && timed.every(({ time }) => (time ?? 0) < since);
		if (isOver) return { candidates: candidates.filter((one) => isSince(one, since)) };
	}
	return {
		candidates: candidates.filter((one) => isSince(one, since)),
		...(!reader.isWhole && { obstacle: 'the list may have holes' }),
	};
}

const isSince = ({ time }: Candidate, since: number) => time === null || time >= since;
