import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

/** How many events a trigger remembers while n8n runs; older ones are forgotten first. */
export const REMEMBERED_EVENTS = 10_000;

/** How many of them outlast a restart. n8n loads and saves them anew for every delivery. */
export const SAVED_EVENTS = 1_000;

/** Characters that stand for an event: 66 bits of its hash, so that no two ever look alike. */
const LENGTH = 11;

const fingerprintOf = (eventKey: string) =>
	createHash('sha256').update(eventKey).digest('base64url').slice(0, LENGTH);

/** What this process knows of the events of one trigger. */
class Memory {
	/** Oldest first, as a Set keeps them. */
	private readonly known = new Set<string>();
	/** The newest fingerprints in a row, as static data holds them. */
	private newest = '';

	/** Learns what an earlier life of this process, or another process, saved. */
	learn(saved: string): void {
		if (saved === this.newest) return;
		for (let at = 0; at < saved.length; at += LENGTH) this.add(saved.slice(at, at + LENGTH));
	}

	/** @returns whether it was not known before */
	add(fingerprint: string): boolean {
		if (this.known.has(fingerprint)) return false;
		this.known.add(fingerprint);
		this.newest = (this.newest + fingerprint).slice(-SAVED_EVENTS * LENGTH);
		const [oldest] = this.known;
		if (this.known.size > REMEMBERED_EVENTS && oldest) this.known.delete(oldest);
		return true;
	}

	toSave(): string {
		return this.newest;
	}
}

const memories = new Map<string, Memory>();

/**
 * Tells whether an event is new, and remembers it.
 *
 * n8n loads static data anew for every request and saves it afterwards, whole. So the memory
 * of this process decides (two deliveries at the same instant see each other there), and
 * static data carries it across restarts: each save writes the newest that the process knows.
 *
 * @param triggerId tells triggers apart within the process
 * @param eventKey the same for every delivery of one event
 */
export function isNewEvent(triggerId: string, eventKey: string, staticData: IDataObject): boolean {
	const memory = memories.get(triggerId) ?? new Memory();
	memories.set(triggerId, memory);
	memory.learn(typeof staticData.seenEvents === 'string' ? staticData.seenEvents : '');
	const isNew = memory.add(fingerprintOf(eventKey));
	if (isNew) staticData.seenEvents = memory.toSave();
	return isNew;
}
