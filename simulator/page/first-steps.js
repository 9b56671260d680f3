import { html, nothing } from './lit-html/lit-html.js';
import { copyable } from './parts.js';
import { change, state, vendorOf } from './store.js';

const CLOSED = 'first steps closed';

/** What a newcomer without an account puts into the credential, and what there is to try. */
export function firstSteps() {
	const vendor = vendorOf();
	if (!vendor) return nothing;
	return html`<details
		class="panel first-steps"
		?open=${!localStorage.getItem(CLOSED)}
		@toggle=${remember}
	>
		<summary><h2>First steps, without an account</h2></summary>
		<div class="pair">
			<div>${credential(vendor)}</div>
			<div>
				<h3>2. Try</h3>
				<ol class="tries">
					${tries(vendor).map(
						({ done, name, how }) =>
							html`<li class=${done ? 'done' : 'todo'}>
								<b>${name}</b>${done ? html`<span class="tick"> done</span>` : nothing}
								<small>${how}</small>
							</li>`,
					)}
				</ol>
			</div>
		</div>
	</details>`;
}

/** @param {import('./store.js').VendorGuide} vendor */
function credential({ title, environments, basePath, workspaceId, keys, numbers }) {
	const { environment } = state.place;
	const chosen = environments.find(({ name }) => name === environment);
	const key = keys.find((candidate) => candidate.environments.includes(environment));
	const keyField = environment === 'development' ? 'Development API Key' : 'API Key';
	return html`<h3>1. In n8n, create a credential “${title} API”</h3>
		<dl class="fields">
			<dt>Environment</dt>
			<dd>${chosen?.title}<small>${chosen?.about}</small></dd>
			<dt>${keyField}</dt>
			<dd>${copyable(key?.value ?? '', keyField)}</dd>
			${
				workspaceId
					? html`<dt>Workspace ID</dt>
							<dd>${copyable(workspaceId, 'Workspace ID')}</dd>`
					: nothing
			}
			<dt>Base URL Override</dt>
			<dd>
				${copyable(location.origin + basePath, 'Base URL Override')}<small
					>It shows when you turn on Show Advanced</small
				>
			</dd>
		</dl>
		<p class="hint">
			n8n in Docker? Start the simulator with <code>--host 0.0.0.0</code> and write
			<code>host.docker.internal</code> for the host. No n8n at hand? Everything works from this
			page too.
		</p>
		<details>
			<summary>Numbers with special outcomes</summary>
			<table class="numbers">
				<tbody>
					${numbers.map(
						({ phoneNumber, outcome }) =>
							html`<tr>
								<td><code>${phoneNumber}</code></td>
								<td>${outcome}</td>
								<td>
									<button
										class="quiet"
										aria-label="Use ${phoneNumber}"
										@click=${() => change({ phoneNumber })}
									>
										Use
									</button>
								</td>
							</tr>`,
					)}
				</tbody>
			</table>
		</details>
		<details>
			<summary>Test keys</summary>
			<table class="numbers">
				<tbody>
					${keys
						.filter((candidate) => candidate.environments.includes(environment))
						.map(
							({ name, value, about }) =>
								html`<tr>
									<td>${copyable(value, `key ${name}`)}</td>
									<td>${about}</td>
								</tr>`,
						)}
				</tbody>
			</table>
		</details>`;
}

/** How events get from the vendor to a workflow. */
const EVENTS = {
	klen: 'Publish a workflow with Klen AI Trigger, which registers itself, or register the built-in receiver under Webhooks. Then place a call.',
	trillet:
		'Register the URL of a Trillet AI Trigger under Webhooks, and put the secret into the credential; or register the built-in receiver. Then place a call.',
};

/** @param {import('./store.js').VendorGuide} vendor */
function tries({ vendor, title }) {
	const { calls, deliveries } = state;
	const operation = vendor === 'klen' ? 'Call > Initiate' : 'Call > Start';
	return [
		{
			name: 'Place a call',
			how: `With the node ${title}, ${operation}, or with the form on this page. Any number in E.164 format will do, such as +15551234567.`,
			done: calls.some(({ direction }) => direction === 'outbound'),
		},
		{
			name: 'See it end',
			how: 'People talk for up to five minutes. Set the speed to 60×, or advance the time.',
			done: calls.some(({ steps }) => steps.at(-1)?.reached),
		},
		{
			name: 'Receive its events',
			how: EVENTS[vendor],
			done: deliveries.some(({ signature, status }) => signature === 'valid' && isAccepted(status)),
		},
		{
			name: 'Refuse a forgery',
			how: 'Forge a delivery. The trigger answers 401, and no workflow runs.',
			done: deliveries.some(({ signature, status }) => signature === 'wrong' && status === 401),
		},
		{
			name: 'Survive a fault',
			how: 'Make the next request fail, and place a call with the node: it waits, repeats what is safe to repeat, or says what is unknown.',
			done: isFaultSurvived(),
		},
	];
}

/** @param {number | null} status */
function isAccepted(status) {
	return status !== null && status < 300;
}

/** Whether an operation went well after a fault had struck it. */
function isFaultSurvived() {
	return state.requests.some(({ fault, operationId }, index) => {
		const later = state.requests.slice(0, index);
		const again = later.filter((request) => request.operationId === operationId);
		return fault !== null && again.some(({ status }) => isAccepted(status));
	});
}

/** @param {Event} event */
function remember(event) {
	const { open } = /** @type {HTMLDetailsElement} */ (event.target);
	if (open) localStorage.removeItem(CLOSED);
	else localStorage.setItem(CLOSED, 'true');
}
