import { html, nothing } from './lit-html/lit-html.js';
import { act, control, here } from './api.js';
import { copyable } from './parts.js';
import { change, isHere, state, vendorOf } from './store.js';

/** Registers webhooks as the vendor's dashboard does, and sends events at will. */
export function webhooks() {
	const registered = state.webhooks.filter(isHere);
	const events = vendorOf()?.events ?? [];
	return html`<section class="panel" aria-labelledby="webhooks-title">
		<h2 id="webhooks-title">Webhooks</h2>
		${
			registered.length === 0
				? html`<p class="hint">
						None yet. The built-in receiver checks signatures like a trigger.
					</p>`
				: html`<ul class="webhooks">
						${registered.map(webhook)}
					</ul>`
		}
		${secret()}
		<form aria-label="Register a webhook" @submit=${register}>
			<label>
				URL
				<input type="url" name="url" required .defaultValue=${state.guide.receiverUrl} />
			</label>
			<details>
				<summary>Events and secret</summary>
				<fieldset class="events">
					<legend>Events</legend>
					${events.map(
						(event) =>
							html`<label>
								<input type="checkbox" name="events" value=${event} checked />${event}
							</label>`,
					)}
				</fieldset>
				<label>
					Secret
					<input name="secret" autocomplete="off" placeholder="Generated if empty" />
				</label>
			</details>
			<button class="primary">Register webhook</button>
		</form>
		<form aria-label="Send an event" class="line" @submit=${send}>
			<label>
				Event about the newest call
				<select name="event">
					${events.map((event) => html`<option>${event}</option>`)}
				</select>
			</label>
			<button ?disabled=${registered.length === 0}>Send now</button>
		</form>
	</section>`;
}

/** @param {import('../inspector/views').WebhookView} webhook */
function webhook({ id, name, url, events }) {
	const all = vendorOf()?.events.length;
	const count = events === null || events.length === all ? 'all events' : events.join(', ');
	return html`<li>
		<span><b>${name}</b><small class="address">${url}</small><small>${count}</small></span>
		<button class="quiet" aria-label="Remove ${name}" @click=${() => remove(id)}>Remove</button>
	</li>`;
}

/** Shown once, as in a dashboard. */
function secret() {
	if (!state.newSecret) return nothing;
	const { name, secret: value } = state.newSecret;
	return html`<div class="secret">
		<p>Signing secret of ${name}. Put it into the credential now: it is not shown again.</p>
		${copyable(value, 'the signing secret')}
		<button class="quiet" @click=${() => change({ newSecret: null })}>Done</button>
	</div>`;
}

/** @param {SubmitEvent} event */
async function register(event) {
	event.preventDefault();
	const form = /** @type {HTMLFormElement} */ (event.target);
	const fields = new FormData(form);
	await act(async () => {
		if (!fields.has('events')) return { good: false, text: 'Choose at least one event' };
		const { name, secret: value } = await control('POST', `${here()}/webhooks`, {
			url: fields.get('url'),
			events: fields.getAll('events'),
			secret: fields.get('secret') || undefined,
		});
		form.reset();
		change({ newSecret: { name, secret: value } });
		return `${name} is registered`;
	});
}

/** @param {string | number} id */
async function remove(id) {
	await act(async () => {
		await control('DELETE', `${here()}/webhooks/${id}`);
		return 'The webhook is removed';
	});
}

/** @param {SubmitEvent} event */
async function send(event) {
	event.preventDefault();
	const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
	await act(async () => {
		const name = fields.get('event');
		const sent = await control('POST', `${here()}/events`, { event: name });
		if (sent.length > 0) return `${name} was sent`;
		return { good: false, text: `No webhook is subscribed to ${name}` };
	});
}
