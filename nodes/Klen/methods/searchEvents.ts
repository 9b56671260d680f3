import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { toLocalTime } from '../../shared/fields/dateTime';
import { listRecords } from '../../shared/fields/list';
import { toPage } from '../../shared/fields/listSearch';
import { cached } from '../../shared/transport/cache';
import { asObject } from '../../shared/transport/errors';
import { klenClient } from '../api/client';
import { noneYet } from './emptyList';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 180;
const MAX_EVENTS = 500;

const dayFromNow = (days: number) =>
	new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The next event first, then the later ones; after them the past ones, the latest first. */
function byNearness(a: IDataObject, b: IDataObject): number {
	const now = new Date().toISOString();
	const [startA, startB] = [String(a.start_time), String(b.start_time)];
	const [isPastA, isPastB] = [startA < now, startB < now];
	if (isPastA !== isPastB) return isPastA ? 1 : -1;
	return startA.localeCompare(startB) * (isPastA ? -1 : 1);
}

/**
 * Events of the last month and the next half year, by title, customer, time, status or
 * either ID. The API has no search and documents no order, so the list is read as a whole.
 */
export async function searchEvents(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	const events = await cached(
		`events ${client.identity}`,
		async () =>
			await listRecords(client, 'listCalendarEvents', {
				limit: MAX_EVENTS,
				query: { start_date: dayFromNow(-DAYS_BACK), end_date: dayFromNow(DAYS_AHEAD) },
				idField: 'id',
			}),
	);
	const label = ({ start_time, title, customer, status }: IDataObject) => {
		const start = toLocalTime(start_time, this.getTimezone())?.slice(0, 16).replace('T', ' ');
		return [start, title, asObject(customer).name, status].filter(Boolean).join(' · ');
	};
	const entries = events
		.toSorted(byNearness)
		.map((event) => ({ name: label(event), value: String(event.id), keywords: [event.uuid] }));
	const empty = noneYet('events from a month ago to half a year ahead', 'Calendar Event > Create');
	return toPage(client, entries, { filter, paginationToken }, empty());
}
