import zlib from 'node:zlib';

/** Turns of the event loop without an open socket after which only timers are left to wait for. */
const IDLE_TURNS = 20;

const countActive = (pattern: RegExp) =>
	process.getActiveResourcesInfo().filter((resource) => pattern.test(resource)).length;

const openSockets = () => countActive(/^TCP(SocketWrap|ConnectWrap)$/);

/** Immediates of others than {@link settle}, as long as ours has just run. */
const pendingImmediates = () => countActive(/^Immediate$/);

/** Answers that are being decompressed, which happens in a thread after their socket was closed. */
let decompressing = 0;

/** What axios decompresses with. */
const DECOMPRESSORS = ['createUnzip', 'createBrotliDecompress'] as const;

/** Counts in {@link decompressing} until the returned function is called. */
function countDecompressing(): () => void {
	const originals = DECOMPRESSORS.map((name) => [name, zlib[name]] as const);
	const replace = (name: string, value: unknown) =>
		Object.defineProperty(zlib, name, { value, configurable: true, enumerable: true });
	for (const [name, create] of originals) {
		replace(name, (options?: object) => {
			decompressing++;
			return create(options).once('close', () => decompressing--);
		});
	}
	return () => originals.forEach(([name, create]) => replace(name, create));
}

/** Longer than this, timers fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Has virtual timers take any time, as if somebody waited in several steps. */
function allowLongTimers(): void {
	const { setTimeout } = globalThis;
	const long = (run: () => void, delay = 0, ...args: []): NodeJS.Timeout =>
		delay > LONGEST_TIMER_MS
			? setTimeout(() => long(run, delay - LONGEST_TIMER_MS, ...args), LONGEST_TIMER_MS)
			: setTimeout(run, delay, ...args);
	globalThis.setTimeout = Object.assign(long, setTimeout) as typeof setTimeout;
}

/** Waits, in real time, for everything that is on its way through the network or the event loop. */
async function settle(idleSockets: () => number): Promise<void> {
	for (let idle = 0; idle < IDLE_TURNS; idle++) {
		await new Promise((resolve) => setImmediate(resolve));
		const isBusy = openSockets() > idleSockets() || decompressing > 0 || pendingImmediates() > 0;
		if (isBusy) idle = 0;
	}
}

/**
 * Runs an action whose waiting takes no time: whenever only timers are left to wait for, the clock
 * jumps to the next one. Date, performance and setTimeout are virtual for everything in this process,
 * the simulator included, so that both sides agree on the time; sockets stay real.
 *
 * @param heldClients how many connections to a server in this process wait for a timer of that server
 */
export async function inVirtualTime<T>(
	action: () => Promise<T>,
	heldClients: () => number = () => 0,
): Promise<T> {
	const socketsBefore = openSockets();
	// Both ends of a connection are in this process.
	const idleSockets = () => socketsBefore + 2 * heldClients();
	const stopCounting = countDecompressing();
	let isDone = false;
	jest.useFakeTimers({
		doNotFake: [
			'hrtime',
			'nextTick',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
		],
	});
	allowLongTimers();
	try {
		const result = action().finally(() => (isDone = true));
		// Whoever awaits the result below sees its failure; until then it is not unhandled.
		result.catch(() => undefined);
		while (!isDone) {
			await settle(idleSockets);
			if (!isDone) await jest.advanceTimersToNextTimerAsync();
		}
		return await result;
	} finally {
		jest.useRealTimers();
		stopCounting();
	}
}
