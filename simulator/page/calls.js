import { html, nothing } from './lit-html/lit-html.js';
import { repeat } from './lit-html/directives/repeat.js';
import { beginning, placeBadge, timeOf } from './parts.js';
import { listed, state } from './store.js';

/** Calls since the simulator started, each on its way through its states. */
export function calls() {
	const all = listed(state.calls);
	const { shown, rest } = beginning('calls', all, 4);
	return html`<section class="panel" aria-labelledby="calls-title">
		<h2 id="calls-title">Calls under way and over</h2>
		${
			all.length === 0
				? html`<p class="empty">None yet. Place one on the left, or with a node of n8n.</p>`
				: html`<ul class="calls">
						${repeat(shown, ({ id }) => id, call)}
					</ul>`
		}
		${rest}
	</section>`;
}

/** @param {import('./store.js').Snapshot['calls'][number]} view */
function call(view) {
	const inbound = view.direction === 'inbound';
	const current = view.steps.filter(({ reached }) => reached).length - 1;
	const over = current === view.steps.length - 1;
	return html`<li class="call ${view.failed ? 'failed' : over ? 'over' : 'live'}">
		<p class="head">
			<b
				>${inbound ? `${view.phoneNumber} → ${view.agent}` : `${view.agent} → ${view.phoneNumber}`}</b
			>
			${timeOf(view.at)}
		</p>
		<ol class="steps">
			${view.steps.map(
				({ name, reached }, index) =>
					html`<li
						class=${reached ? 'reached' : 'open'}
						aria-current=${index === current && !over ? 'step' : nothing}
					>
						${name}
					</li>`,
			)}
		</ol>
		<p class="foot">
			${placeBadge(view)}
			<span>${view.direction}, ${view.status}</span>
			${
				view.recordingUrl
					? html`<a href=${view.recordingUrl} target="_blank" rel="noopener">Recording</a>`
					: nothing
			}
		</p>
		${
			view.questions?.length
				? html`<ul class="questions">
						${view.questions.map(question)}
					</ul>`
				: nothing
		}
		${view.note ? html`<p class="note">${view.note}</p>` : nothing}
	</li>`;
}

/** @param {import('../inspector/views').QuestionView} view */
function question({ about, sent, outcome, answer, waitedMs }) {
	const wait = waitedMs === null ? 'the caller waits' : `the caller waited ${waitedMs} ms`;
	return html`<li>
		<b>${about}</b> ${outcome}, ${wait}
		<pre>${sent}</pre>
		<pre>${answer}</pre>
	</li>`;
}
