/** What happened and what to do next, for a person who does not code. */
export interface Advice {
	message: string;
	nextStep: string;
}

/** Advice for answers whose code the vendor's own table does not know. */
export function adviceForStatus(status: number, vendor: string): Advice {
	if (status >= 500) {
		return {
			message: `${vendor} has a problem of its own (HTTP ${status})`,
			nextStep: `Try again in a few minutes. If it does not go away, look at the status page of ${vendor} or ask its support.`,
		};
	}
	if (status >= 300 && status < 400) {
		return {
			message: `${vendor} answered with a redirect (HTTP ${status})`,
			nextStep: 'Check the Base URL Override in the credential: it must lead to the API itself.',
		};
	}
	const known: Record<number, Advice> = {
		400: {
			message: `${vendor} did not accept the values of this request`,
			nextStep: 'Correct the field that the answer names and run the node again.',
		},
		401: {
			message: `${vendor} did not accept the API key`,
			nextStep: 'Open the credential and enter a key that is active.',
		},
		402: {
			message: `The ${vendor} account has too little balance`,
			nextStep: `Add funds in the ${vendor} dashboard and run the node again.`,
		},
		403: {
			message: `The API key is not allowed to do this`,
			nextStep: `Give the key the permission in the ${vendor} dashboard, or use another key.`,
		},
		404: {
			message: `${vendor} does not know this record, or the Base URL is wrong`,
			nextStep:
				'Check the ID and the environment of the credential. If every operation fails this way, check its Base URL Override first.',
		},
		409: {
			message: `${vendor} found a conflict with an existing record`,
			nextStep: 'Read the record again and repeat the change on what it holds now.',
		},
		429: {
			message: `${vendor} limits how many requests this key may make`,
			nextStep: `Run fewer executions at a time, lower Requests per Minute in the credential, or ask ${vendor} for a higher limit.`,
		},
	};
	return (
		known[status] ?? {
			message: `${vendor} refused the request (HTTP ${status})`,
			nextStep: 'Read the answer below and correct the request.',
		}
	);
}

/**
 * The part of the API's own paths at the end of an address, which a request then has twice.
 * @returns undefined when the address ends otherwise, as that of a proxy may
 */
export function surplusPath(origin: string): string | undefined {
	const parts = new URL(origin).pathname.split('/').filter(Boolean);
	const first = parts.findIndex((part) => /^(api|v\d+)$/i.test(part));
	return first < 0 ? undefined : `/${parts.slice(first).join('/')}`;
}

/** Advice for an address that ends in a part of the paths that every request adds to it. */
export function adviceForSurplus(vendor: string, surplus: string): Advice {
	return {
		message: `There is no ${vendor} API at the Base URL Override in the credential`,
		nextStep: `It ends in ${surplus}, which the node adds by itself: open the credential and leave that off. If it is the path of a proxy of your own, check that it leads to the API, and the ID of the record.`,
	};
}

/** Advice for a creation without a clear outcome. `where` says how to look for what it makes. */
export function mayExist(vendor: string, what: string, where: string): Advice {
	return {
		message: `${vendor} did not confirm this ${what}, so it may or may not exist`,
		nextStep: `A further request could make a second one. Look for it ${where} before you run this item again.`,
	};
}

/** Advice for an answer that came through incomplete or from something else than the API. */
export function unreadable(vendor: string): Advice {
	return {
		message: `${vendor} sent an answer that is empty, cut off or not JSON`,
		nextStep:
			'Run the node again. If it does not go away, check the Base URL Override in the credential: something else may answer there.',
	};
}

/** How long the vendor asked to wait, when that was longer than the node may. */
export function waitingTime(vendor: string, retryAfterMs: number | undefined): string {
	if (retryAfterMs === undefined) return '';
	const hours = Math.ceil(retryAfterMs / 3_600_000);
	if (hours > 48) return ` ${vendor} asks to wait for more than two days.`;
	if (hours > 2) return ` ${vendor} asks to wait ${hours} hours.`;
	const minutes = Math.ceil(retryAfterMs / 60_000);
	return ` ${vendor} asks to wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`;
}
