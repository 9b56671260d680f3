/** Real time given to network and other executions before the next timer fires. */
const SETTLE_MS = 10;

/**
 * Runs an action whose waiting takes no time: whenever only timers are left to wait for, the clock
 * jumps to the next one. Date and setTimeout are virtual for everything in this process, the
 * simulator included, so that both sides agree on the time; sockets stay real.
 */
export async function inVirtualTime<T>(action: () => Promise<T>): Promise<T> {
	const realSetTimeout = setTimeout;
	let isDone = false;
	jest.useFakeTimers({
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
		],
	});
	try {
		const result = action().finally(() => (isDone = true));
		// Whoever awaits the result below sees its failure; until then it is not unhandled.
		result.catch(() => undefined);
		while (!isDone) {
			await new Promise((resolve) => realSetTimeout(resolve, SETTLE_MS));
			if (!isDone) await jest.advanceTimersToNextTimerAsync();
		}
		return await result;
	} finally {
		jest.useRealTimers();
	}
}
