/**
 * @typedef {import('../inspector/views').Snapshot} Snapshot
 * @typedef {import('../inspector/views').Place} Place
 * @typedef {import('../inspector/views').Guide} Guide
 * @typedef {import('../inspector/views').VendorGuide} VendorGuide
 *
 * @typedef {object} Notice what an action led to
 * @property {boolean} good
 * @property {string} text
 *
 * @typedef {object} Own what only this page knows
 * @property {boolean} connected
 * @property {Guide} guide
 * @property {Place} place where the forms act
 * @property {boolean} onlyHere whether the lists leave out what is elsewhere
 * @property {string} phoneNumber the number in the form
 * @property {Notice | null} notice
 * @property {{name: string, secret: string} | null} newSecret of the webhook registered last
 * @property {Map<string, unknown>} details what was opened, such as "requests/3"
 * @property {Set<string>} whole lists that are shown to their end
 */

/** @type {Snapshot & Own} */
export const state = {
	connected: false,
	guide: { receiverUrl: '', vendors: [] },
	place: { vendor: 'klen', environment: 'production' },
	onlyHere: false,
	phoneNumber: '+15551230000',
	notice: null,
	newSecret: null,
	details: new Map(),
	whole: new Set(),
	clock: { now: '', speed: 1 },
	agents: [],
	calls: [],
	webhooks: [],
	keys: [],
	requests: [],
	deliveries: [],
	faults: [],
};

let paint = () => {};
let planned = false;

/** @param {() => void} callback draws the page anew */
export function onChange(callback) {
	paint = callback;
}

/** @param {Partial<Snapshot & Own>} patch */
export function change(patch) {
	Object.assign(state, patch);
	if (planned) return;
	planned = true;
	queueMicrotask(() => {
		planned = false;
		paint();
	});
}

/** @returns {VendorGuide | undefined} */
export function vendorOf({ vendor } = state.place) {
	return state.guide.vendors.find((candidate) => candidate.vendor === vendor);
}

/**
 * Whether something is in the environment that the forms act in.
 *
 * @param {{vendor: string, environment: string}} thing
 */
export function isHere({ vendor, environment }) {
	return vendor === state.place.vendor && environment === state.place.environment;
}

/**
 * What the lists show: all, or only what is in the environment that the forms act in.
 *
 * @template {{vendor: string, environment: string}} T
 * @param {T[]} things
 * @returns {T[]}
 */
export function listed(things) {
	return state.onlyHere ? things.filter(isHere) : things;
}
