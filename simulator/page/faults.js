import { html, nothing } from './lit-html/lit-html.js';
import { act, control } from './api.js';
import { change, state } from './store.js';

/** What the names of this page's faults begin with, to tell them from others. */
export const PAGE_PREFIX = 'page: ';

/** @type {Array<{name: string, about: string, fault: import('../core/faults').Fault}>} */
const FAULTS = [
	{
		name: '429 Too Many Requests',
		about: 'Retry-After 5 seconds',
		fault: {
			status: 429,
			headers: { 'retry-after': '5' },
			body: {
				error: 'rate_limit_exceeded',
				message: 'Rate limit exceeded. Please try again after 5 seconds.',
			},
		},
	},
	{
		name: '500 Internal Server Error',
		about: 'the request has no effect',
		fault: { status: 500, body: { error: 'server_error', message: 'Internal server error' } },
	},
	{
		name: 'Connection reset before processing',
		about: 'the request has no effect',
		fault: { reset: true, when: 'before' },
	},
	{
		name: 'Connection reset after processing',
		about: 'the call is placed, its answer is lost',
		fault: { reset: true, when: 'after' },
	},
	{ name: 'Slow answer', about: 'five seconds late', fault: { delayMs: 5000 } },
	{
		name: 'Truncated body',
		about: 'half of the answer, then the connection is cut',
		fault: { truncate: true },
	},
];

/** Switches for what can go wrong between a client and the vendors. */
export function faults() {
	const others = state.faults.filter(({ name }) => !name.startsWith(PAGE_PREFIX));
	return html`<form class="panel" aria-labelledby="faults-title">
		<h2 id="faults-title">Faults</h2>
		<label>
			Fail
			<select name="times" id="fault-times">
				<option value="1">the next request</option>
				<option value="always">every request, until switched off</option>
			</select>
		</label>
		<ul class="switches">
			${FAULTS.map(faultSwitch)}
		</ul>
		${
			others.length > 0
				? html`<p class="hint">Set by others: ${others.map(({ name }) => name).join(', ')}</p>`
				: nothing
		}
	</form>`;
}

/** @param {(typeof FAULTS)[number]} known */
function faultSwitch({ name, about, fault }) {
	const armed = state.faults.find((entry) => entry.name === PAGE_PREFIX + name);
	const on = armed !== undefined && !armed.spent;
	const struck = armed && armed.struck > 0 ? `failed ${armed.struck}` : nothing;
	return html`<li>
		<label>
			<input
				type="checkbox"
				role="switch"
				.checked=${on}
				@change=${(/** @type {Event} */ event) =>
					flip(/** @type {HTMLInputElement} */ (event.target), PAGE_PREFIX + name, fault)}
			/>
			<span>${name}<small>${about}</small></span>
		</label>
		<span class="struck">${struck}</span>
	</li>`;
}

/**
 * @param {HTMLInputElement} input
 * @param {string} name
 * @param {import('../core/faults').Fault} fault
 */
async function flip({ checked, form }, name, fault) {
	const always = new FormData(form ?? undefined).get('times') === 'always';
	await act(async () => {
		if (checked) await control('POST', '/faults', { ...fault, name, times: always ? 'always' : 1 });
		else await control('DELETE', `/faults/${encodeURIComponent(name)}`);
		// At once, so that a switch that is flipped again does not meet its former state.
		change({ faults: await control('GET', '/faults') });
		if (!checked) return 'The fault is off';
		return always ? 'Every request fails until you switch it off' : 'The next request fails';
	});
}
