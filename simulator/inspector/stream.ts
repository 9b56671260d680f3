import { Readable } from 'stream';
import { setTimeout as sleep } from 'timers/promises';
import type { World } from '../world';
import { takeSnapshot } from './snapshot';

/** Pace and clock move with time and not by events, so everything is sampled alike. */
const SAMPLE_MS = 200;

/**
 * Server-sent events: each member of the snapshot under its own name, first all of them and then
 * those that changed, until the reader goes away.
 *
 * @param world asked anew for every sample because a reset replaces it
 */
export function streamChanges(world: () => World): Readable {
	return Readable.from(changes(world), { objectMode: false });
}

async function* changes(world: () => World): AsyncGenerator<string> {
	const sent = new Map<string, string>();
	for (;;) {
		for (const [name, value] of Object.entries(takeSnapshot(world()))) {
			const data = JSON.stringify(value);
			if (sent.get(name) === data) continue;
			sent.set(name, data);
			yield `event: ${name}\ndata: ${data}\n\n`;
		}
		await sleep(SAMPLE_MS, undefined, { ref: false });
	}
}
