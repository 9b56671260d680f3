import { html, nothing, render } from './lit-html/lit-html.js';
import { control } from './api.js';
import { callForm } from './call-form.js';
import { calls } from './calls.js';
import { clock } from './clock.js';
import { deliveries } from './deliveries.js';
import { faults } from './faults.js';
import { firstSteps } from './first-steps.js';
import { requests } from './requests.js';
import { change, onChange, state } from './store.js';
import { webhooks } from './webhooks.js';

/** Members of the snapshot, each an event of the stream. */
const PARTS = ['clock', 'agents', 'calls', 'webhooks', 'keys', 'requests', 'deliveries', 'faults'];

function page() {
	return html`
		<header class="bar">
			<h1><img src="icon.svg" alt="" />Simulator</h1>
			<p class="claim">stands in for Klen AI and Trillet AI; no phone rings</p>
			<p class="link ${state.connected ? 'good' : 'bad'}" role="status">
				${state.connected ? 'Live' : 'The simulator does not answer'}
			</p>
			${clock()}
		</header>
		<div class="columns">
			<aside aria-label="Act">${place()} ${callForm()}</aside>
			<main>
				${firstSteps()} ${calls()}
				<div class="pair">${requests()} ${deliveries()}</div>
			</main>
			<aside aria-label="Set up">${faults()} ${webhooks()}</aside>
		</div>
		${notice()}
	`;
}

function place() {
	const options = state.guide.vendors.flatMap(({ vendor, title, environments }) =>
		environments.map((environment) => ({ vendor, vendorTitle: title, ...environment })),
	);
	return html`<fieldset class="panel places">
		<legend>Act in</legend>
		${options.map(
			({ vendor, name, vendorTitle, title, about }) =>
				html`<label title=${about}>
					<input
						type="radio"
						name="place"
						.checked=${state.place.vendor === vendor && state.place.environment === name}
						@change=${() => change({ place: { vendor, environment: name }, newSecret: null })}
					/>
					<span class="place ${vendor}">${vendorTitle} <b>${title}</b></span>
				</label>`,
		)}
		<label>
			<input
				type="checkbox"
				.checked=${state.onlyHere}
				@change=${() => change({ onlyHere: !state.onlyHere })}
			/>
			List only what happens there
		</label>
	</fieldset>`;
}

function notice() {
	const { notice: current } = state;
	return html`<div class="notice" role="status">
		${
			current
				? html`<p class=${current.good ? 'good' : 'bad'}>
						<span>${current.text}</span>
						<button class="quiet" aria-label="Dismiss" @click=${() => change({ notice: null })}>
							×
						</button>
					</p>`
				: nothing
		}
	</div>`;
}

/** The browser connects again by itself, and then everything is sent anew. */
function follow() {
	const stream = new EventSource('/_control/inspector/stream');
	stream.onopen = () => change({ connected: true });
	stream.onerror = () => change({ connected: false });
	for (const part of PARTS) {
		stream.addEventListener(part, ({ data }) => change({ [part]: JSON.parse(data) }));
	}
}

const root = document.getElementById('page');
if (root) {
	onChange(() => render(page(), root));
	change({ guide: await control('GET', '/inspector/guide') });
	follow();
}
