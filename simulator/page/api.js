import { change, state } from './store.js';

/**
 * Asks the control interface.
 *
 * @param {string} method
 * @param {string} path below /_control
 * @param {unknown} [body]
 * @returns {Promise<any>}
 * @throws {Error} with what the simulator says when it refuses
 */
export async function control(method, path, body) {
	const response = await fetch(`/_control${path}`, {
		method,
		headers: body === undefined ? {} : { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.message);
	return answer;
}

/** Path of the environment that the forms act in. */
export function here() {
	return `/${state.place.vendor}/${state.place.environment}`;
}

/**
 * Does something and shows what it led to.
 *
 * @param {() => Promise<import('./store.js').Notice | string>} work a text is good news
 */
export async function act(work) {
	try {
		const outcome = await work();
		const notice = typeof outcome === 'string' ? { good: true, text: outcome } : outcome;
		change({ notice });
		// Bad news stays until somebody dismisses it.
		if (notice.good) setTimeout(() => state.notice === notice && change({ notice: null }), 6000);
	} catch (error) {
		change({
			notice: { good: false, text: error instanceof Error ? error.message : String(error) },
		});
	}
}

/** @param {string} text */
export async function copy(text) {
	await act(async () => {
		await navigator.clipboard.writeText(text);
		return 'Copied';
	});
}

/**
 * Opens or closes the details of a request or a delivery.
 *
 * @param {string} path such as requests/3
 */
export async function toggle(path) {
	const { details } = state;
	if (!details.delete(path)) details.set(path, await control('GET', `/inspector/${path}`));
	change({ details });
}
