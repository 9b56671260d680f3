import type { IDataObject } from 'n8n-workflow';

/** What became of the items of one or more runs. */
export interface Tally {
	items: number;
	/** The answer says that the call was placed. */
	confirmed: number;
	/** The answer was lost, and the call was found. */
	recovered: number;
	/** The item says that nobody knows. */
	unknown: number;
	/** The item says that no call was placed. */
	failed: number;
	requests: number;
	/** Requests that a fault struck. */
	faults: number;
	/** Executions that were retried from the failed node. */
	retries: number;
	/** Phones that rang. */
	rings: number;
	/** Items without an output, and calls that rang without an item that tells of them. */
	lost: number;
	/** Calls beyond one for each item. */
	doubled: number;
}

export const emptyTally = (): Tally => ({
	items: 0,
	confirmed: 0,
	recovered: 0,
	unknown: 0,
	failed: 0,
	requests: 0,
	faults: 0,
	retries: 0,
	rings: 0,
	lost: 0,
	doubled: 0,
});

export function add(total: Tally, one: Tally): void {
	for (const name of Object.keys(one) as Array<keyof Tally>) total[name] += one[name];
}

/**
 * Holds what the items of a number say against its calls.
 *
 * @param outputs for each item that asked for the number to be called
 * @param callIds the calls that rang there
 */
export function countNumber(tally: Tally, outputs: IDataObject[][], callIds: string[]): void {
	const unclaimed = new Set(callIds);
	let unknown = 0;
	for (const [output, ...more] of outputs) {
		tally.items++;
		const end = output && endOf(output);
		if (!end || more.length > 0) {
			tally.lost++;
			continue;
		}
		tally[end]++;
		if (end === 'unknown') unknown++;
		if (end !== 'confirmed' && end !== 'recovered') continue;
		const text = JSON.stringify(output);
		const callId = [...unclaimed].find((id) => text.includes(id));
		// An item that tells of a call that did not ring, or of one that another item told of.
		if (callId === undefined) tally.lost++;
		else unclaimed.delete(callId);
	}
	tally.rings += callIds.length;
	tally.lost += Math.max(0, unclaimed.size - unknown);
	tally.doubled += Math.max(0, callIds.length - outputs.length);
}

type End = 'confirmed' | 'recovered' | 'unknown' | 'failed';

function endOf({ error, placement }: IDataObject): End {
	if (typeof error === 'string') return /may or may not/.test(error) ? 'unknown' : 'failed';
	return placement as End;
}
