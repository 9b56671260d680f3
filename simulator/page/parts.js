import { html, nothing } from './lit-html/lit-html.js';
import { copy } from './api.js';
import { change, state } from './store.js';

/** @param {{vendor: string, environment: string}} place */
export function placeBadge({ vendor, environment }) {
	const { title = vendor } = state.guide.vendors.find((known) => known.vendor === vendor) ?? {};
	return html`<span class="place ${vendor}">${title} ${environment}</span>`;
}

/** @param {string} iso */
export function timeOf(iso) {
	const time = new Date(iso);
	return html`<time datetime=${iso}>${time.toLocaleTimeString('en-GB')}</time>`;
}

/**
 * A value with a button that copies it.
 *
 * @param {string} text
 * @param {string} what it is, for the button's name
 */
export function copyable(text, what) {
	return html`<span class="copyable">
		<code tabindex="0">${text}</code>
		<button class="quiet" aria-label="Copy ${what}" @click=${() => copy(text)}>Copy</button>
	</span>`;
}

/**
 * The beginning of a list, and a button for the rest.
 *
 * @template T
 * @param {string} name
 * @param {T[]} items
 * @param {number} few
 */
export function beginning(name, items, few) {
	const whole = state.whole.has(name);
	const more = () => change({ whole: new Set([...state.whole, name]) });
	return {
		shown: whole ? items : items.slice(0, few),
		rest:
			whole || items.length <= few
				? nothing
				: html`<button class="quiet more" @click=${more}>
						Show ${items.length - few} more ${name}
					</button>`,
	};
}

/**
 * @param {string} title
 * @param {unknown} value text is shown as it is, anything else as JSON
 */
export function block(title, value) {
	const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
	return html`<div class="block">
		<h3>${title}</h3>
		<pre tabindex="0" aria-label=${title}>${text}</pre>
	</div>`;
}
