import type { IDataObject } from 'n8n-workflow';
import type { PageReader } from '../transport/pagination';
import { FINGERPRINT_LENGTH, fingerprintOf, splitFingerprints } from './fingerprints';
import type { Poll, Source } from './poll';

/** Records that are remembered although the list does not show them any more. */
const MAX_KNOWN = 1_000;

/** A vendor's list that shows the records of certain days. */
export interface RecordList {
	/** Whose list it is. */
	scope: string;
	/** The last day that it shows, YYYY-MM-DD. */
	lastDay: string;
	open(): PageReader;
	idOf(record: IDataObject): string | undefined;
	/** The day of a record, YYYY-MM-DD; an empty text when it has none. */
	dayOf(record: IDataObject): string;
	/** What is compared: the content, and apart from it the status. */
	partsOf(record: IDataObject): { content: string; status: string };
}

export interface Change {
	record: IDataObject;
	isCreated: boolean;
	/** Whether another status is what has changed, or a part of it. */
	isStatus: boolean;
}

interface RecordsSeen {
	scope: string;
	lastDay: string;
	/** Fingerprints in a row: of each record its ID, its content and its status. */
	known: string;
}

async function pollChanges(list: RecordList, before?: RecordsSeen): Promise<Poll<Change>> {
	const rows = splitFingerprints(before?.known ?? '', 3 * FINGERPRINT_LENGTH);
	const isSame = before?.scope === list.scope;
	const known = new Map(
		isSame
			? rows.map((row): [string, string[]] => {
					const [id = '', ...parts] = splitFingerprints(row);
					return [id, parts];
				})
			: [],
	);
	const reader = list.open();
	const records = await reader.readAll();
	const listed = new Map<string, string[]>();
	const changes: Change[] = [];
	for (const record of records) {
		const id = list.idOf(record);
		if (id === undefined) continue;
		const { content, status } = list.partsOf(record);
		const parts = [fingerprintOf(content), fingerprintOf(status)];
		const former = known.get(fingerprintOf(id));
		listed.set(fingerprintOf(id), parts);
		// With each day others come into view that are not new.
		const isCreated = !former && isSame && list.dayOf(record) <= before.lastDay;
		const isStatus = former !== undefined && former[1] !== parts[1];
		const isChanged = former !== undefined && former[0] !== parts[0];
		if (isCreated || isStatus || isChanged) changes.push({ record, isCreated, isStatus });
	}
	const next = [...new Map([...listed, ...[...known].filter(([id]) => !listed.has(id))])];
	return {
		events: changes,
		state: {
			scope: list.scope,
			lastDay: list.lastDay,
			known: next
				.slice(0, Math.max(MAX_KNOWN, listed.size))
				.map(([id, parts]) => [id, ...parts].join(''))
				.join(''),
		},
		...(!reader.isWhole && {
			doubt: 'The list of calendar events may have holes, so changes may be missing',
		}),
	};
}

/**
 * Reports records that are new in a list, or are not as they were in the last look.
 * @param toEvent what the trigger puts out for a change; undefined when the user did not choose it
 */
export function changeSource<Event>(
	name: string,
	list: RecordList,
	toEvent: (change: Change) => Event | undefined,
): Source<Event> {
	return {
		name,
		async poll(state) {
			const { events, ...poll } = await pollChanges(list, state as RecordsSeen | undefined);
			return { ...poll, events: events.flatMap((change) => toEvent(change) ?? []) };
		},
		async sample() {
			for await (const page of list.open()) {
				for (const record of page) {
					const event =
						toEvent({ record, isCreated: false, isStatus: true }) ??
						toEvent({ record, isCreated: true, isStatus: false });
					if (event) return event;
				}
			}
			return undefined;
		},
	};
}
