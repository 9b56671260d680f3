import { html } from './lit-html/lit-html.js';
import { act, control } from './api.js';
import { timeOf } from './parts.js';
import { state } from './store.js';

const SPEEDS = [
	{ speed: 0, name: 'Pause' },
	{ speed: 1, name: '1×' },
	{ speed: 10, name: '10×' },
	{ speed: 60, name: '60×' },
];
const SECOND = 1000;
const STEPS = [
	{ milliseconds: 10 * SECOND, name: '+10 s' },
	{ milliseconds: 60 * SECOND, name: '+1 min' },
	{ milliseconds: 3600 * SECOND, name: '+1 h' },
	{ milliseconds: 24 * 3600 * SECOND, name: '+1 day' },
];

/** Simulated time, its speed, and jumps forward. */
export function clock() {
	const { now, speed } = state.clock;
	// The command line may have set another one.
	const speeds = SPEEDS.some((option) => option.speed === speed)
		? SPEEDS
		: [...SPEEDS, { speed, name: `${speed}×` }];
	return html`<div class="clock" role="group" aria-label="Simulated time">
		${now ? html`<span class="now">${timeOf(now)}</span>` : ''}
		<div class="buttons" role="group" aria-label="Speed">
			${speeds.map(
				(option) =>
					html`<button
						aria-pressed=${option.speed === speed ? 'true' : 'false'}
						@click=${() => setSpeed(option)}
					>
						${option.name}
					</button>`,
			)}
		</div>
		<div class="buttons" role="group" aria-label="Advance">
			${STEPS.map((step) => html`<button @click=${() => advance(step)}>${step.name}</button>`)}
		</div>
	</div>`;
}

/** @param {(typeof SPEEDS)[number]} option */
async function setSpeed({ speed, name }) {
	await act(async () => {
		await control('POST', '/clock', { speed });
		return speed === 0 ? 'Time stands still until you advance it' : `Time runs at ${name}`;
	});
}

/** @param {(typeof STEPS)[number]} step */
async function advance({ milliseconds, name }) {
	await act(async () => {
		await control('POST', '/clock', { advance: milliseconds });
		return `Time moved by ${name.slice(1)}`;
	});
}
