import type { IDataObject, NodeApiError } from 'n8n-workflow';

/** A webhook that a trigger created at its vendor. */
export interface Registration {
	id: string;
	/** Credential and environment; not the key, which changes while the webhook stays. */
	account: string;
	url: string;
	events: string[];
	/** Signs its deliveries; empty when the vendor did not return it. */
	secret: string;
}

export type WantedRegistration = Omit<Registration, 'id' | 'secret'>;

/** Enough for every change of events that one trigger sees; the oldest go first. */
const KEPT = 20;

/**
 * Registrations of this process. n8n throws away the static data of a test listen, and a
 * vendor without an endpoint to delete a webhook must not get a new one with every click.
 */
const ofThisProcess = new Map<string, Registration>();

const keyOf = ({ account, url, events }: WantedRegistration) =>
	JSON.stringify([account, url, [...events].sort()]);

function saved(staticData: IDataObject): Registration[] {
	return Array.isArray(staticData.registrations)
		? (staticData.registrations as unknown as Registration[])
		: [];
}

/** The registration for exactly this account, URL and set of events, if there is one. */
export function findRegistration(
	staticData: IDataObject,
	wanted: WantedRegistration,
): Registration | undefined {
	const key = keyOf(wanted);
	return (
		saved(staticData).find((registration) => keyOf(registration) === key) ?? ofThisProcess.get(key)
	);
}

/**
 * Remembers a registration. Earlier ones stay: where a vendor cannot delete them, they go on
 * delivering, signed with their own secrets, and come back into use when the events do.
 */
export function saveRegistration(staticData: IDataObject, registration: Registration): void {
	const others = saved(staticData).filter((other) => keyOf(other) !== keyOf(registration));
	staticData.registrations = [...others, registration].slice(-KEPT) as unknown as IDataObject[];
	ofThisProcess.set(keyOf(registration), registration);
}

const UNCONFIRMED_MS = 60_000;
const unconfirmed = new Map<string, { error: Error; until: number }>();

/**
 * Creates a registration at the vendor, unless an attempt for the same just ended without a
 * clear outcome: n8n repeats a failed registration within seconds, and each repeat could
 * create one more webhook. A minute later a person may try again.
 */
export async function createOnce<T>(
	wanted: WantedRegistration,
	create: () => Promise<T>,
): Promise<T> {
	const key = keyOf(wanted);
	const earlier = unconfirmed.get(key);
	if (earlier && earlier.until > Date.now()) throw earlier.error;
	unconfirmed.delete(key);
	return await create().catch((error: NodeApiError) => {
		if (error.context?.isOutcomeUnknown) {
			unconfirmed.set(key, { error, until: Date.now() + UNCONFIRMED_MS });
		}
		throw error;
	});
}

/** The signing secrets of everything that this account may send to the trigger. */
export function registeredSecrets(staticData: IDataObject, account: string): string[] {
	return saved(staticData)
		.filter((registration) => registration.account === account)
		.map(({ secret }) => secret);
}
