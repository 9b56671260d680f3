/**
 * What the simulator's page shows. None of it is secret: keys appear by name, webhooks without
 * their secret, addresses without the values of their query.
 */
import type { FaultStatus } from '../core/faults';
import type { DeliveryRecord, KeyPlace } from '../core/ledger';
import type { Pace } from '../core/rate-limits';

/** Whose environment something belongs to. */
export interface Place {
	vendor: 'klen' | 'trillet';
	environment: string;
}

export interface AgentView {
	id: string | number;
	name: string;
	phoneNumber: string | null;
}

/** One state of a call, in the order in which it passes through them. */
export interface CallStep {
	name: string;
	reached: boolean;
}

export interface CallView {
	id: string;
	/** Simulated time, ISO 8601. */
	at: string;
	agent: string;
	direction: 'inbound' | 'outbound';
	phoneNumber: string;
	/** As the vendor spells it. */
	status: string;
	failed: boolean;
	steps: CallStep[];
	/** Why it failed, or what it was about. */
	note: string | null;
	recordingUrl: string | null;
	/** What the call asked of outside; only where the vendor does. */
	questions?: QuestionView[];
}

/** A question of a call, and the answer. */
export interface QuestionView {
	/** What was asked: the caller, or a tool by name. */
	about: string;
	sent: string;
	outcome: string;
	answer: string;
	/** Wall-clock time that the caller waited; null meanwhile. */
	waitedMs: number | null;
}

export interface WebhookView {
	id: string | number;
	name: string;
	url: string;
	/** Null receives all. */
	events: string[] | null;
}

export interface KeyView extends Pace {
	name: string;
}

/** What one environment of a vendor has to show. */
export interface EnvironmentView {
	agents: AgentView[];
	/** Newest first. */
	calls: CallView[];
	webhooks: WebhookView[];
	keys: KeyView[];
}

export interface RequestView {
	id: number;
	/** Simulated time, ISO 8601. */
	at: string;
	vendor: string;
	environment: string;
	/** Null outside the contract. */
	operationId: string | null;
	method: string;
	path: string;
	key: string | null;
	keyPlace: KeyPlace | null;
	paceLeft: number | null;
	/** Null while in work, and when the connection was cut. */
	status: number | null;
	/** Wall-clock time; null while in work. */
	durationMs: number | null;
	errorCode: string | null;
	fault: string | null;
}

/** What somebody sees who opens a request. */
export interface RequestDetails {
	query: unknown;
	headers: unknown;
	body: unknown;
}

export interface DeliveryView {
	id: number;
	/** Simulated time, ISO 8601. */
	at: string;
	vendor: string;
	environment: string;
	webhook: string;
	url: string;
	event: string;
	attempt: number;
	signature: DeliveryRecord['signature'];
	/** As it was sent. */
	signatureHeader: DeliveryRecord['signatureHeader'];
	/** Whether the vendor signs it, so that it can be forged. */
	signed: boolean;
	/** Null while in work, and after a network failure. */
	status: number | null;
	error: string | null;
	/** The beginning of the receiver's answer. */
	answer: string;
}

/** What somebody sees who opens a delivery. */
export interface DeliveryDetails {
	/** The exact text that was sent. */
	body: string;
	answer: string;
}

/** Everything that changes while somebody looks. */
export interface Snapshot {
	/** `now` is simulated time, ISO 8601, to the second. */
	clock: { now: string; speed: number };
	agents: Array<Place & AgentView>;
	/** Newest first, and only calls since the simulator started. */
	calls: Array<Place & CallView>;
	webhooks: Array<Place & WebhookView>;
	/** Keys that were used since the simulator started. */
	keys: Array<Place & KeyView>;
	/** Newest first. */
	requests: RequestView[];
	/** Newest first. */
	deliveries: DeliveryView[];
	faults: FaultStatus[];
}

/** A key of the seed. Seeded keys are public; no other key is ever shown. */
export interface TestKey {
	name: string;
	value: string;
	/** Environments that know it. */
	environments: readonly string[];
	/** What a request with it leads to. */
	about: string;
}

/** A number whose calls do not simply complete. */
export interface MagicNumber {
	phoneNumber: string;
	outcome: string;
}

/** What a newcomer needs to know of a vendor. */
export interface VendorGuide {
	vendor: Place['vendor'];
	/** As the credential and the nodes of n8n are named. */
	title: string;
	environments: Array<{ name: string; title: string; about: string }>;
	/** What Base URL Override ends in. */
	basePath: string;
	workspaceId: string | null;
	keys: TestKey[];
	numbers: MagicNumber[];
	events: readonly string[];
}

export interface Guide {
	/** Address of the built-in receiver. */
	receiverUrl: string;
	vendors: VendorGuide[];
}

/** A call that somebody places on the page. */
export interface OutboundCall extends Place {
	agentId: string | number;
	phoneNumber: string;
	/** Name of a test key. */
	key: string;
}

/** How the vendor took it. */
export interface CallAnswer {
	/** Null when no answer came. */
	status: number | null;
	/** What an error says, or the code of the network failure. */
	message: string;
}
