import { sleep, type IDataObject } from 'n8n-workflow';
import { FINGERPRINT_LENGTH as LENGTH, fingerprintOf, splitFingerprints } from './fingerprints';

/** How many events a trigger remembers while n8n runs; older ones are forgotten first. */
export const REMEMBERED_EVENTS = 10_000;

/** How many of them outlast a restart. n8n loads and saves them anew for every delivery. */
export const SAVED_EVENTS = 1_000;

/** How finely a window is measured: a repeat counts as one until the window and a tenth. */
const STEPS = 10;

/** Senders wait about ten seconds for an answer, and send again when they are told to. */
const PATIENCE_MS = 8_000;
const LOOK_AGAIN_MS = 50;

/** How an event is known again. */
export interface EventKey {
	/** The same for every delivery of one event. */
	text: string;
	/**
	 * Set when nothing in the text tells one occasion from the next: what comes later than this
	 * after the first is another event.
	 */
	windowMs?: number;
	/** What such an event is about: once it has changed otherwise, a change back is a new one. */
	subject?: string;
	/** When the delivery was sent; now when that is not known. */
	sentAt?: number;
}

/** What may stand for the event in memory, first what is written there now. */
function fingerprintsOf({ text, windowMs, sentAt = Date.now() }: EventKey): string[] {
	if (windowMs === undefined) return [fingerprintOf(text)];
	if (windowMs <= 0) return [];
	const step = Math.floor(sentAt / (windowMs / STEPS));
	return Array.from({ length: STEPS + 1 }, (_, back) => fingerprintOf(`${text} ${step - back}`));
}

/** What this process knows of the events of one trigger. */
class Memory {
	/** Deliveries whose run n8n may be storing; each tells whether it has been answered. */
	private readonly underWay = new Map<string, () => boolean>();
	/** Oldest first, as a Set keeps them. */
	private readonly known = new Set<string>();
	/** The newest fingerprints in a row, as static data holds them. */
	private newest = '';
	/** Of each subject the fingerprint that came last. */
	private readonly latest = new Map<string, string>();

	/** Learns what an earlier life of this process, or another process, saved. */
	learn({ seenEvents }: IDataObject): void {
		if (typeof seenEvents !== 'string' || seenEvents === this.newest) return;
		for (const fingerprint of splitFingerprints(seenEvents)) this.add(fingerprint);
	}

	has(fingerprint: string): boolean {
		return this.known.has(fingerprint);
	}

	add(fingerprint: string): void {
		if (this.known.has(fingerprint)) return;
		this.known.add(fingerprint);
		this.newest = (this.newest + fingerprint).slice(-SAVED_EVENTS * LENGTH);
		const [oldest] = this.known;
		if (this.known.size > REMEMBERED_EVENTS && oldest) this.known.delete(oldest);
	}

	private forget(fingerprint: string): void {
		this.known.delete(fingerprint);
		const at = this.newest.indexOf(fingerprint);
		if (at < 0 || at % LENGTH !== 0) return;
		this.newest = this.newest.slice(0, at) + this.newest.slice(at + LENGTH);
	}

	/** Adds what the subject has come to, in the place of what it was before. */
	follow(subject: string, fingerprint: string): void {
		const before = this.latest.get(subject);
		if (before !== undefined) this.forget(before);
		this.latest.delete(subject);
		this.latest.set(subject, fingerprint);
		const [oldest] = this.latest.keys();
		if (this.latest.size > SAVED_EVENTS && oldest) this.latest.delete(oldest);
	}

	/** Whether another delivery of the event may still get its run. */
	isUnderWay(text: string): boolean {
		// n8n answers last of all: what it has answered without a run will get none.
		return this.underWay.get(text)?.() === false;
	}

	begin(text: string, isAnswered: () => boolean): void {
		for (const [other, isOver] of this.underWay) if (isOver()) this.underWay.delete(other);
		this.underWay.set(text, isAnswered);
	}

	end(text: string): void {
		this.underWay.delete(text);
	}

	save(staticData: IDataObject): void {
		staticData.seenEvents = this.newest;
	}

	/** Saves again when none of these is saved, though it would be. */
	saveMissing(fingerprints: string[], staticData: IDataObject): void {
		const isIn = (text: unknown) =>
			typeof text === 'string' && fingerprints.some((fingerprint) => text.includes(fingerprint));
		if (isIn(this.newest) && !isIn(staticData.seenEvents)) this.save(staticData);
	}
}

const memories = new Map<string, Memory>();

function memoryOf(triggerId: string): Memory {
	const memory = memories.get(triggerId) ?? new Memory();
	memories.set(triggerId, memory);
	return memory;
}

/**
 * Decides about a delivery:
 * - `seen`: the run of its event is stored.
 * - `underWay`: another delivery of its event came first, and n8n has not stored that run yet.
 * - a function: it is the first. The function remembers the event; to be called once its run is
 *   stored, and not at all when that fails, so that the next delivery takes its place.
 *
 * n8n loads static data anew for every request and saves it afterwards, whole. So the memory
 * of this process decides (two deliveries at the same instant see each other there), and
 * static data carries it across restarts: each save writes the newest that the process knows.
 *
 * @param triggerId tells triggers apart within the process
 * @param isAnswered whether n8n has answered the delivery
 */
export async function claimEvent(
	triggerId: string,
	key: EventKey,
	staticData: IDataObject,
	isAnswered: () => boolean,
): Promise<'seen' | 'underWay' | (() => void)> {
	const memory = memoryOf(triggerId);
	memory.learn(staticData);
	const fingerprints = fingerprintsOf(key);
	const isSeen = () => fingerprints.some((fingerprint) => memory.has(fingerprint));
	const giveUpAt = Date.now() + PATIENCE_MS;
	while (!isSeen() && memory.isUnderWay(key.text)) {
		if (Date.now() >= giveUpAt) return 'underWay';
		await sleep(LOOK_AGAIN_MS);
	}
	if (isSeen()) {
		// What this delivery loaded may be older: n8n saves before it answers, also for a repeat.
		memory.saveMissing(fingerprints, staticData);
		return 'seen';
	}
	if (fingerprints.length > 0) memory.begin(key.text, isAnswered);
	return () => {
		memory.end(key.text);
		const [fingerprint] = fingerprints;
		if (fingerprint && key.subject) memory.follow(key.subject, fingerprint);
		if (fingerprint) memory.add(fingerprint);
		memory.save(staticData);
	};
}
