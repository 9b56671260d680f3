import { lock } from 'proper-lockfile';

/**
 * Waits until no other process works on a folder, which need not exist yet, and keeps others out.
 * @returns what lets the next one in
 */
export const lockFolder = (folder: string): Promise<() => Promise<void>> =>
	lock(folder, {
		lockfilePath: `${folder}.lock`,
		realpath: false,
		// The owner touches its lock every 5 s; a crashed owner's lock is taken over.
		stale: 30_000,
		update: 5_000,
		retries: { forever: true, factor: 1, minTimeout: 1_000 },
	});
