/** Something that runs until it is stopped. */
export interface Stoppable {
	stop(): Promise<void>;
}

const opened = new Set<Stoppable>();

/** Remembers to stop it when the scenario is over, however it ends. */
export function remember<T extends Stoppable>(started: T): T {
	opened.add(started);
	return started;
}

/** Stops all that was started. */
export async function stopAll(): Promise<void> {
	const all = [...opened];
	opened.clear();
	await Promise.all(all.map(async (one) => await one.stop()));
}
