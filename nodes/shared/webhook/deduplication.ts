import type { IDataObject } from 'n8n-workflow';

/** How many events a trigger remembers; older ones are forgotten first. */
export const REMEMBERED_EVENTS = 1000;

const memories = new Map<string, string[]>();

/**
 * Tells whether an event is new, and remembers it.
 *
 * n8n loads static data anew for every request and saves it afterwards, whole. So the memory
 * of this process decides (two deliveries at the same instant see each other there), and
 * static data carries it across restarts: each save writes all that the process knows.
 *
 * @param triggerId tells triggers apart within the process
 * @param eventKey the same for every delivery of one event
 */
export function isNewEvent(triggerId: string, eventKey: string, staticData: IDataObject): boolean {
	const saved = Array.isArray(staticData.seenEvents) ? (staticData.seenEvents as string[]) : [];
	const known = new Set([...saved, ...(memories.get(triggerId) ?? [])]);
	if (known.has(eventKey)) return false;
	const newest = [...known, eventKey].slice(-REMEMBERED_EVENTS);
	memories.set(triggerId, newest);
	staticData.seenEvents = newest;
	return true;
}
