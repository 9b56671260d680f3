import { TIMED_OUT, type Obstacle, type Unanswered } from './unanswered';

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

const NETWORK = 'If that is right or empty, check the network of this n8n';

function adviceForObstacle(vendor: string, obstacle: Obstacle): Advice {
	switch (obstacle.what) {
		case 'request':
			return obstacle;
		case 'address':
			return {
				message: 'The Base URL Override in the credential is no address of the web',
				nextStep: 'Write it as https://host, such as https://proxy.example.com, or leave it empty.',
			};
		case 'header':
			return {
				message: 'A field of the credential has a sign in it that cannot be sent',
				nextStep: 'Copy the API key and the other fields of the credential anew and whole.',
			};
		case 'certificate':
			return {
				message: `The certificate of the server ${obstacle.problem}, so it may be another one than that of ${vendor}`,
				nextStep:
					'Check the Base URL Override in the credential. If the server is your own, give it a certificate that n8n trusts, or name its authority in NODE_EXTRA_CA_CERTS of n8n.',
			};
		case 'tls':
			return {
				message: 'The server does not speak https as n8n does, so no connection came about',
				nextStep: `Check the Base URL Override in the credential: its port, and whether it begins with http:// or https://. ${NETWORK}, such as a proxy.`,
			};
		case 'name':
			return {
				message: `${vendor} could not be reached: no server was found under its name`,
				nextStep: `Check the host name in the Base URL Override of the credential. ${NETWORK} and its name server, then run the node again.`,
			};
		case 'blocked':
			return {
				message: 'n8n does not allow requests to this address',
				nextStep:
					'Check the Base URL Override in the credential. If it is right, ask the administrator of n8n to allow the host.',
			};
	}
}

/** Advice for a request without an answer. */
export function unreachable(vendor: string, { kind, reason, obstacle }: Unanswered): Advice {
	if (kind !== 'unknown') {
		const { message, nextStep } = obstacle
			? adviceForObstacle(vendor, obstacle)
			: {
					message: `${vendor} could not be reached`,
					nextStep: `Check the Base URL Override in the credential. ${NETWORK}, then run the node again.`,
				};
		return { message, nextStep: `Nothing was sent. ${nextStep}` };
	}
	return {
		message:
			reason === TIMED_OUT
				? `${vendor} did not answer in time`
				: `The connection to ${vendor} broke before an answer came`,
		nextStep: 'Run the node again. If it does not go away, check the network of this n8n.',
	};
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
