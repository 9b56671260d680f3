import type { IDataObject, IHookFunctions, IWebhookFunctions, NodeApiError } from 'n8n-workflow';
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

/** A trigger, and the static data that n8n loaded for it. */
export interface Trigger {
	/** Tells it apart within the process. */
	id: string;
	staticData: IDataObject;
}

export const triggerOf = (node: IHookFunctions | IWebhookFunctions): Trigger => ({
	id: `${node.getWorkflow().id} ${node.getNode().id}`,
	staticData: node.getWorkflowStaticData('node'),
});

/** What this process knows: the registration as it is saved, and the secret in clear text. */
type Known = { saved: SavedRegistration; secret: string };

/**
 * The registrations of this process, by trigger and {@link keyOf}, oldest first. Static data alone
 * is not enough: that of a test listen is thrown away, what was written before an error is not
 * saved, a delivery that is answered meanwhile writes back what it loaded, and saving can fail.
 */
const ofThisProcess = new Map<string, Map<string, Known>>();

function knownOf({ id }: Trigger): Map<string, Known> {
	const known = ofThisProcess.get(id) ?? new Map<string, Known>();
	ofThisProcess.set(id, known);
	return known;
}

function know(trigger: Trigger, saved: SavedRegistration, secret: string): void {
	const known = knownOf(trigger);
	known.delete(keyOf(saved));
	known.set(keyOf(saved), { saved, secret });
	const [oldest] = known.keys();
	if (known.size > KEPT && oldest) known.delete(oldest);
}

const keyOf = ({ account, url, events }: WantedRegistration) =>
	JSON.stringify([account, url, [...events].sort()]);

function saved({ staticData: { registrations } }: Trigger): SavedRegistration[] {
	return Array.isArray(registrations) ? (registrations as unknown as SavedRegistration[]) : [];
}

function write(trigger: Trigger, registrations: SavedRegistration[]): void {
	trigger.staticData.registrations = registrations.slice(-KEPT) as unknown as IDataObject[];
}

/** Writes into static data what this process knows and it lacks; n8n saves it if it comes to that. */
export function restoreRegistrations(trigger: Trigger): void {
	const present = new Map(
		saved(trigger).map((registration) => [keyOf(registration), registration]),
	);
	const lacking = [...knownOf(trigger)].filter(([key, known]) => {
		const registration = present.get(key);
		return !registration || (known.saved.sealed && !registration.sealed);
	});
	if (lacking.length === 0) return;
	for (const [key, known] of lacking) {
		present.delete(key);
		present.set(key, known.saved);
	}
	write(trigger, [...present.values()]);
}

/** Undefined when its secret was sealed for keys that are gone, and this process forgot it. */
function open(
	trigger: Trigger,
	registration: SavedRegistration,
	apiKeys: string[],
): Registration | undefined {
	const { sealed, ...rest } = registration;
	const secret = sealed
		? (unseal(sealed, apiKeys) ?? knownOf(trigger).get(keyOf(rest))?.secret)
		: '';
	if (secret === undefined) return undefined;
	if (!knownOf(trigger).has(keyOf(rest))) know(trigger, registration, secret);
	return { ...rest, secret };
}

/** The registration for exactly this account, URL and set of events, if there is one. */
export function findRegistration(
	trigger: Trigger,
	wanted: WantedRegistration,
	{ apiKeys }: Account,
): Registration | undefined {
	restoreRegistrations(trigger);
	// All of them are opened, as a test listen finds only what the process knows.
	return saved(trigger)
		.map((registration) => open(trigger, registration, apiKeys))
		.find((registration) => registration && keyOf(registration) === keyOf(wanted));
}

/**
 * Remembers a registration. Earlier ones stay: where a vendor cannot delete them, they go on
 * delivering, signed with their own secrets, and come back into use when the events do.
 */
export function saveRegistration(
	trigger: Trigger,
	{ secret, ...rest }: Registration,
	{ apiKeys }: Account,
): void {
	const added: SavedRegistration = { ...rest, ...(secret && { sealed: seal(secret, apiKeys) }) };
	const others = saved(trigger).filter((other) => keyOf(other) !== keyOf(rest));
	write(trigger, [...others, added]);
	know(trigger, added, secret);
}

/**
 * The signing secrets of everything that this account may send to the trigger. While keys
 * change, they are sealed again for those that the credential holds now.
 */
export function registeredSecrets(trigger: Trigger, account: Account): string[] {
	restoreRegistrations(trigger);
	const own = saved(trigger).filter((registration) => registration.account === account.id);
	return own.flatMap((registration) => {
		const opened = open(trigger, registration, account.apiKeys);
		if (!opened) return [];
		const isCurrent = !registration.sealed || isSealedFor(registration.sealed, account.apiKeys);
		if (!isCurrent) saveRegistration(trigger, opened, account);
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
