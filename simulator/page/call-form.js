import { html, nothing } from './lit-html/lit-html.js';
import { act, control, here } from './api.js';
import { change, isHere, state, vendorOf } from './store.js';

/** Places a call through the vendor's API, or has somebody call an agent. */
export function callForm() {
	const vendor = vendorOf();
	const agents = state.agents.filter(isHere);
	const keys = vendor?.keys.filter(({ environments }) =>
		environments.includes(state.place.environment),
	);
	return html`<form class="panel" aria-labelledby="call-title" @submit=${submit}>
		<h2 id="call-title">Calls</h2>
		<label>
			Agent
			<select name="agent">
				${agents.map(
					({ id, name, phoneNumber }) =>
						html`<option value=${id}>
							${name}${phoneNumber ? nothing : ' (no phone number)'}
						</option>`,
				)}
			</select>
		</label>
		<label>
			Phone number
			<input
				name="phoneNumber"
				list="numbers"
				required
				autocomplete="off"
				.value=${state.phoneNumber}
				@input=${(/** @type {InputEvent} */ event) =>
					change({ phoneNumber: /** @type {HTMLInputElement} */ (event.target).value })}
			/>
		</label>
		<datalist id="numbers">
			${vendor?.numbers.map(
				({ phoneNumber, outcome }) => html`<option value=${phoneNumber}>${outcome}</option>`,
			)}
		</datalist>
		<label>
			Test key
			<select name="key">
				${keys?.map(({ name, about }) => html`<option value=${name}>${name}: ${about}</option>`)}
			</select>
		</label>
		<div class="buttons">
			<button class="primary" name="direction" value="outbound">Place a call</button>
			<button name="direction" value="inbound">Ring an inbound call</button>
		</div>
	</form>`;
}

/** @param {SubmitEvent} event */
async function submit(event) {
	event.preventDefault();
	const form = /** @type {HTMLFormElement} */ (event.target);
	const fields = new FormData(form, /** @type {HTMLElement} */ (event.submitter));
	const direction = fields.get('direction');
	await act(() => (direction === 'inbound' ? ring(fields) : place(fields)));
}

/** @param {FormData} fields */
async function place(fields) {
	/** @type {import('../inspector/views').CallAnswer} */
	const { status, message } = await control('POST', '/inspector/calls', {
		...state.place,
		agentId: agentId(fields),
		phoneNumber: fields.get('phoneNumber'),
		key: fields.get('key'),
	});
	const who = vendorOf()?.title ?? '';
	const reason = message && `: ${message}`;
	if (status !== null && status < 300) return `${who} took the call (${status})`;
	const text =
		status === null
			? `No answer came${reason}. Whether the call was placed is not known.`
			: `${who} answered ${status}${reason}`;
	return { good: false, text };
}

/** @param {FormData} fields */
async function ring(fields) {
	const number = fields.get('phoneNumber');
	const caller = state.place.vendor === 'klen' ? { phoneNumber: number } : { from: number };
	await control('POST', `${here()}/inbound-calls`, { agentId: agentId(fields), ...caller });
	return `${number} calls in`;
}

/** Klen's database ids are numbers. @param {FormData} fields */
function agentId(fields) {
	const id = fields.get('agent');
	return state.agents.filter(isHere).find((agent) => String(agent.id) === id)?.id;
}
