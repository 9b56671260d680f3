import type { ApiKey, KeyChanges } from '../core/keys';
import { requireKnown } from '../core/known-names';
import type { DeliveryRecord } from '../core/ledger';
import { mergeDeep } from '../core/merge';
import { callEventData } from './call-views';
import type { TrilletEnvironment } from './environment';
import { CALL_EVENTS, type CallEventName } from './events';
import { addCalls, LONGEST_PAST_CALL } from './generate';
import { createCall } from './place-call';
import type { CallbackTarget, PublishOptions } from './publisher';
import type { BatchRecord, CallRecord, Document, WebhookRecord } from './records';
import { WORKSPACE_ID } from './seed';

/** Stores of documents that tests may look into and change. */
export const DOCUMENT_KINDS = [
	'workspaces',
	'agents',
	'omniFlowAgents',
	'callFlows',
	'messageFlows',
	'conversations',
	'folders',
	'phoneNumbers',
	'voices',
	'knowledgeBases',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** An account event to send at once. */
export interface EmitRequest extends PublishOptions {
	/** Any name, known or not. */
	event: string;
	/** The call that a call event is about, by either id; by default the newest. */
	id?: string;
	/** Merged deeply into the payload. */
	overrides?: Record<string, unknown>;
}

/** A callback to send at once. */
export interface CallbackRequest extends PublishOptions {
	event: CallEventName;
	/** The call that it is about, by either id; by default the newest. */
	id?: string;
	/** Where it goes; by default to the addresses of the call and its flow. */
	url?: string;
	kind?: CallbackTarget['kind'];
}

/** An account webhook as somebody would set it up in the dashboard. */
export interface NewWebhook {
	url: string;
	name?: string;
	/** By default all events. */
	events?: string[];
	/** By default drawn from the seed. */
	secret?: string;
}

/** A call that somebody makes to an agent. */
export type InboundCall = Pick<CallRecord, 'agentId'> & Partial<CallRecord>;

/** Control over the data, the keys and the events of one environment. */
export class EnvironmentControl {
	constructor(private readonly environment: () => TrilletEnvironment) {}

	/** Names, limits and values of the environment's keys. */
	keys(): ApiKey[] {
		return structuredClone(this.environment().keys.all());
	}

	addKey(name: string, value: string, changes: KeyChanges = {}): void {
		this.environment().keys.add(name, value, changes);
	}

	/** @throws when there is no key of this name */
	changeKey(name: string, changes: KeyChanges): void {
		this.environment().keys.change(name, changes);
	}

	revokeKey(name: string): void {
		this.environment().keys.revoke(name);
	}

	/** What is stored, oldest first. @throws for an unknown kind */
	documents(kind: DocumentKind): Document[] {
		return structuredClone(this.store(kind).all());
	}

	/**
	 * Changes a document behind the API's back, as somebody in the dashboard would.
	 *
	 * @throws when there is no such document
	 */
	changeDocument(kind: DocumentKind, id: string, fields: Record<string, unknown>): Document {
		const document = this.store(kind).get(id);
		if (!document) throw new Error(`There is no ${id} in ${kind}`);
		return structuredClone(Object.assign(document, fields));
	}

	/**
	 * Adds a document like another one, but for an id of its own and the given fields.
	 *
	 * @throws when there is no such document
	 */
	copyDocument(kind: DocumentKind, id: string, fields: Record<string, unknown> = {}): Document {
		const document = this.store(kind).get(id);
		if (!document) throw new Error(`There is no ${id} in ${kind}`);
		const _id = this.environment().state.newObjectId();
		return structuredClone(this.store(kind).add({ ...structuredClone(document), _id, ...fields }));
	}

	/** @returns whether there was such a document */
	removeDocument(kind: DocumentKind, id: string): boolean {
		return this.store(kind).remove(id);
	}

	/** Newest first. */
	calls(): CallRecord[] {
		return structuredClone(this.environment().state.callsNewestFirst());
	}

	/** Adds finished calls, the newest of them a few minutes old, the others before it. */
	addCalls({ count = 1, ...fields }: Partial<CallRecord> & { count?: number } = {}): CallRecord[] {
		const { state, clock } = this.environment();
		const workspaceId = WORKSPACE_ID;
		return addCalls(state, count, clock.now() - LONGEST_PAST_CALL, { workspaceId, ...fields });
	}

	/** @param id of the record */
	removeCall(id: string): boolean {
		return this.environment().state.calls.remove(id);
	}

	/** Starts a call from outside to an agent. */
	receiveCall(fields: InboundCall): CallRecord {
		const environment = this.environment();
		const agent = environment.state.agents.get(fields.agentId);
		if (!agent) throw new Error(`There is no agent ${fields.agentId}`);
		const call = createCall(environment, {
			workspaceId: agent.workspaceId,
			direction: 'inbound',
			from: environment.state.newPhoneNumber(),
			to: environment.state.numberOf(agent)?.phoneNumber ?? null,
			...fields,
		});
		environment.calls.start(call);
		return structuredClone(call);
	}

	batches(): BatchRecord[] {
		return structuredClone(this.environment().state.batches.all());
	}

	addWebhook({ url, name, events, secret }: NewWebhook): WebhookRecord {
		const { state } = this.environment();
		const _id = state.newObjectId();
		return state.webhooks.add({
			_id,
			url,
			name: name ?? `webhook-${_id}`,
			events: events ?? null,
			secret: secret ?? state.newWebhookSecret(),
		});
	}

	webhooks(): WebhookRecord[] {
		return this.environment().state.webhooks.all();
	}

	/**
	 * Changes a webhook as somebody in the dashboard would, for example its secret.
	 *
	 * @throws when there is no such webhook
	 */
	changeWebhook(id: string, fields: Partial<NewWebhook>): void {
		const webhook = this.webhooks().find(({ _id }) => _id === id);
		if (!webhook) throw new Error(`There is no webhook ${id}`);
		Object.assign(webhook, fields);
	}

	/** @returns whether there was such a webhook */
	removeWebhook(id: string): boolean {
		return this.environment().state.webhooks.remove(id);
	}

	/**
	 * Sends an account event now, whatever state its subject is in.
	 *
	 * @returns the first attempts
	 * @throws when the payload of a known event breaks the contract
	 */
	async emit({ event, id, overrides = {}, ...options }: EmitRequest): Promise<DeliveryRecord[]> {
		const data = isCallEvent(event) ? callEventData(event, this.call(id)) : {};
		const payload = mergeDeep({ event, data }, overrides);
		return await this.environment().publisher.publish(event, payload, options);
	}

	/** Sends a callback now, whatever state the call is in. @returns the first attempts */
	async callBack({ event, id, url, kind = 'call.callback', ...options }: CallbackRequest) {
		const targets = url === undefined ? undefined : [{ kind, url }];
		return await this.environment().notifier.callBack(event, this.call(id), targets, options);
	}

	/** Sends what went out last once more, byte for byte. */
	async repeatLastEvent(options: PublishOptions = {}): Promise<DeliveryRecord[]> {
		return await this.environment().publisher.repeat(options);
	}

	private call(id: string | undefined): CallRecord {
		const calls = this.environment().state.callsNewestFirst();
		const call = calls.find(({ _id, callId }) => id === undefined || callId === id || _id === id);
		if (!call) throw new Error(`There is no call ${id ?? ''}`);
		return call;
	}

	private store(kind: DocumentKind) {
		requireKnown('kind of document', { [kind]: true }, DOCUMENT_KINDS);
		const { state } = this.environment();
		return state[kind] as unknown as DocumentStore;
	}
}

/** What all stores of documents have in common. */
interface DocumentStore {
	add(document: Document): Document;
	all(): Document[];
	get(id: string): Document | undefined;
	remove(id: string): boolean;
}

function isCallEvent(event: string): event is CallEventName {
	return CALL_EVENTS.some((name) => name === event);
}
