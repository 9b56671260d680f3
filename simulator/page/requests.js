import { html, nothing } from './lit-html/lit-html.js';
import { repeat } from './lit-html/directives/repeat.js';
import { act, control, toggle } from './api.js';
import { PAGE_PREFIX } from './faults.js';
import { beginning, block, placeBadge, timeOf } from './parts.js';
import { change, listed, state } from './store.js';

/** Requests as they come in, and what each key has left. */
export function requests() {
	const all = listed(state.requests);
	const { shown, rest } = beginning('requests', all, 12);
	return html`<section class="panel" aria-labelledby="requests-title">
		<div class="title">
			<h2 id="requests-title">Requests</h2>
			<button class="quiet" @click=${clear}>Clear lists</button>
		</div>
		${pace()}
		${
			all.length === 0
				? html`<p class="empty">None yet.</p>`
				: html`<table>
						<thead>
							<tr>
								<th scope="col">Time</th>
								<th scope="col">Request</th>
								<th scope="col">Key</th>
								<th scope="col">Pace left</th>
								<th scope="col">Status</th>
							</tr>
						</thead>
						<tbody>
							${repeat(shown, ({ id }) => id, request)}
						</tbody>
					</table>`
		}
		${rest}
	</section>`;
}

/** Gauges of the requests that each key has left in its window. */
function pace() {
	const keys = listed(state.keys);
	if (keys.length === 0) return nothing;
	return html`<ul class="pace" aria-label="Pace left by key">
		${keys.map(
			(key) =>
				html`<li>
					<span><b>${key.name}</b> ${placeBadge(key)}</span>
					<meter
						min="0"
						max=${key.limit}
						low=${key.limit / 4}
						optimum=${key.limit}
						.value=${key.left}
						aria-label="Requests left of key ${key.name}"
					></meter>
					<span>
						${key.left} of ${key.limit}
						${key.waitSeconds > 0 ? `, next in ${key.waitSeconds} s` : ' left'}
					</span>
				</li>`,
		)}
	</ul>`;
}

/** @param {import('../inspector/views').RequestView} view */
function request(view) {
	const path = `requests/${view.id}`;
	const details = /** @type {import('../inspector/views').RequestDetails | undefined} */ (
		state.details.get(path)
	);
	return html`<tr>
			<td>${timeOf(view.at)}</td>
			<td>
				<button
					class="open"
					aria-expanded=${details ? 'true' : 'false'}
					@click=${() => toggle(path)}
				>
					<b>${view.method}</b> ${view.operationId ?? view.path}
				</button>
				${placeBadge(view)} ${view.errorCode ? html`<small>${view.errorCode}</small>` : nothing}
				${view.fault ? html`<small>fault: ${view.fault.replace(PAGE_PREFIX, '')}</small>` : nothing}
			</td>
			<td>${view.key ?? '–'}</td>
			<td class="number">${view.paceLeft ?? '–'}</td>
			<td>${status(view)}</td>
		</tr>
		${details ? detailsRow(view, details) : nothing}`;
}

/** @param {import('../inspector/views').RequestView} view */
function status({ status: code, durationMs }) {
	if (code !== null) return html`<span class="code ${code < 400 ? 'good' : 'bad'}">${code}</span>`;
	return durationMs === null
		? html`<span class="code">…</span>`
		: html`<span class="code bad">cut</span>`;
}

/**
 * @param {import('../inspector/views').RequestView} view
 * @param {import('../inspector/views').RequestDetails} details
 */
function detailsRow({ method, path, keyPlace, durationMs }, { query, headers, body }) {
	const how = keyPlace === null ? 'no valid key' : `key by ${keyPlace}`;
	return html`<tr class="details">
		<td colspan="5">
			<p>
				<code>${method} ${path}</code> ${how}${durationMs === null ? nothing : `, ${durationMs} ms`}
			</p>
			${block('Query', query)} ${block('Headers, without keys', headers)} ${block('Body', body)}
		</td>
	</tr>`;
}

async function clear() {
	await act(async () => {
		await control('DELETE', '/ledger');
		change({ details: new Map() });
		return 'The lists are cleared';
	});
}
