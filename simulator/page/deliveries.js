import { html, nothing } from './lit-html/lit-html.js';
import { repeat } from './lit-html/directives/repeat.js';
import { act, control, toggle } from './api.js';
import { beginning, block, placeBadge, timeOf } from './parts.js';
import { listed, state } from './store.js';

/**
 * @typedef {import('../inspector/views').DeliveryView} DeliveryView
 * @typedef {import('../inspector/views').DeliveryDetails} DeliveryDetails
 */

/** Webhook deliveries with their signature and what the receiver said. */
export function deliveries() {
	const all = listed(state.deliveries);
	const { shown, rest } = beginning('deliveries', all, 8);
	const [last] = all;
	const lastSigned = all.find(({ signed }) => signed);
	return html`<section class="panel" aria-labelledby="deliveries-title">
		<div class="title">
			<h2 id="deliveries-title">Webhook deliveries</h2>
			<button ?disabled=${!last} @click=${() => last && again(last)}>Repeat last</button>
			<button ?disabled=${!lastSigned} @click=${() => lastSigned && forge(lastSigned)}>
				Forge last
			</button>
		</div>
		${
			last
				? html`<ul class="deliveries">
						${repeat(shown, ({ id }) => id, delivery)}
					</ul>`
				: html`<p class="empty">None yet. Register a webhook, then place a call.</p>`
		}
		${rest}
	</section>`;
}

/** @param {DeliveryView} view */
function delivery(view) {
	const path = `deliveries/${view.id}`;
	const details = /** @type {DeliveryDetails | undefined} */ (state.details.get(path));
	const what = `${view.event} of ${view.webhook}, delivery ${view.id}`;
	return html`<li>
		<p class="head">
			<button class="open" aria-expanded=${details ? 'true' : 'false'} @click=${() => toggle(path)}>
				<b>${view.event}</b>
			</button>
			${view.attempt > 1 ? html`<small>attempt ${view.attempt}</small>` : nothing}
			${timeOf(view.at)} ${answerCode(view)}
		</p>
		<p class="foot">
			${placeBadge(view)}
			<span class="address">${view.url}</span>
		</p>
		${signature(view)}
		<div class="answer">
			<p class="note">${view.answer}</p>
			<div class="buttons">
				<button aria-label="Repeat ${what}" @click=${() => again(view)}>Repeat</button>
				<button
					aria-label="Forge ${what}"
					?disabled=${!view.signed}
					title=${view.signed ? 'Same body, wrong signature' : 'Callbacks are not signed'}
					@click=${() => forge(view)}
				>
					Forge
				</button>
			</div>
		</div>
		${
			details
				? html`${block('Signature header', view.signatureHeader ?? 'none')}
					${block('Body, as sent', details.body)} ${block('Answer of the receiver', details.answer)}`
				: nothing
		}
	</li>`;
}

/** @param {DeliveryView} view */
function answerCode({ status, error }) {
	if (status === null) {
		return html`<span class="code ${error ? 'bad' : 'open'}">${error ?? '…'}</span>`;
	}
	return html`<span class="code ${status < 300 ? 'good' : 'bad'}">${status}</span>`;
}

/** @param {DeliveryView} view */
function signature({ signatureHeader, signature: kind, signed }) {
	const about = kind === 'missing' && !signed ? 'unsigned callback' : `${kind} signature`;
	return html`<p class="signature ${kind}">
		<span>${about}</span>
		${
			signatureHeader
				? html`<code>${signatureHeader.name}: ${signatureHeader.value}</code>`
				: nothing
		}
	</p>`;
}

/** @param {DeliveryView} view */
async function again({ id, event }) {
	await act(async () =>
		outcome(`${event} again`, await control('POST', `/deliveries/${id}/repeat`)),
	);
}

/** @param {DeliveryView} view */
async function forge({ id, event }) {
	await act(async () =>
		outcome(
			`${event} with a wrong signature`,
			await control('POST', `/deliveries/${id}/repeat`, { signature: 'wrong' }),
		),
	);
}

/**
 * @param {string} what
 * @param {{status: number | null, error: string | null}} record
 */
function outcome(what, { status, error }) {
	return {
		good: status !== null,
		text: `Sent ${what}: the receiver ${status === null ? `gave no answer (${error})` : `answered ${status}`}`,
	};
}
