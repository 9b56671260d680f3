import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { isSealedFor, seal, unseal, type Sealed } from './sealed';

/** Whose webhooks a trigger creates. */
export interface Account {
	/** Credential and environment; not the key, which changes while the webhooks stay. */
	id: string;
	/** Every API key of the credential: what is saved of a secret can be read with any of them. */
	apiKeys: string[];
}

/** A webhook that a trigger created at its vendor. */
export interface Registration {
	id: string;
	/** ID of the account. */
	account: string;
	url: string;
	events: string[];
	/** Signs its deliveries; empty when the vendor did not return it. */
	secret: string;
}

export type WantedRegistration = Omit<Registration, 'id' | 'secret'>;

/** As static data holds it; without `sealed` when the vendor did not return the secret. */
interface SavedRegistration extends Omit<Registration, 'secret'> {
	sealed?: Sealed;
}

/** Enough for every change of events that one trigger sees; the oldest go first. */
const KEPT = 20;

/**
 * Registrations of this process. n8n throws away the static data of a test listen, and a
 * vendor without an endpoint to delete a webhook must not get a new one with every click.
 */
const ofThisProcess = new Map<string, Registration>();

const keyOf = ({ account, url, events }: WantedRegistration) =>
	JSON.stringify([account, url, [...events].sort()]);

function saved(staticData: IDataObject): SavedRegistration[] {
	return Array.isArray(staticData.registrations)
		? (staticData.registrations as unknown as SavedRegistration[])
		: [];
}

/** Undefined when its secret was sealed for keys that are gone, and this process forgot it. */
function open({ sealed, ...rest }: SavedRegistration, apiKeys: string[]): Registration | undefined {
	const secret = sealed ? unseal(sealed, apiKeys) : '';
	if (secret === undefined) return ofThisProcess.get(keyOf(rest));
	const registration = { ...rest, secret };
	ofThisProcess.set(keyOf(rest), registration);
	return registration;
}

/** The registration for exactly this account, URL and set of events, if there is one. */
export function findRegistration(
	staticData: IDataObject,
	wanted: WantedRegistration,
	{ apiKeys }: Account,
): Registration | undefined {
	const key = keyOf(wanted);
	const found = saved(staticData).find((registration) => keyOf(registration) === key);
	return found ? open(found, apiKeys) : ofThisProcess.get(key);
}

/**
 * Remembers a registration. Earlier ones stay: where a vendor cannot delete them, they go on
 * delivering, signed with their own secrets, and come back into use when the events do.
 */
export function saveRegistration(
	staticData: IDataObject,
	registration: Registration,
	{ apiKeys }: Account,
): void {
	const { secret, ...rest } = registration;
	const added: SavedRegistration = { ...rest, ...(secret && { sealed: seal(secret, apiKeys) }) };
	const others = saved(staticData).filter((other) => keyOf(other) !== keyOf(registration));
	staticData.registrations = [...others, added].slice(-KEPT) as unknown as IDataObject[];
	ofThisProcess.set(keyOf(registration), registration);
}

/**
 * The signing secrets of everything that this account may send to the trigger. While keys
 * change, they are sealed again for those that the credential holds now.
 */
export function registeredSecrets(staticData: IDataObject, account: Account): string[] {
	const own = saved(staticData).filter((registration) => registration.account === account.id);
	return own.flatMap((registration) => {
		const opened = open(registration, account.apiKeys);
		if (!opened) return [];
		const isCurrent = !registration.sealed || isSealedFor(registration.sealed, account.apiKeys);
		if (!isCurrent) saveRegistration(staticData, opened, account);
		return [opened.secret];
	});
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
