import type { DeliveryRecord } from '../core/ledger';
import { mergeDeep } from '../core/merge';
import type { KlenEnvironment } from './environment';
import { CALENDAR_EVENTS, CALL_EVENTS, type CallEventName, type EventName } from './events';
import { addAgents, addCalls, addContacts, PAST_CALL_GAP } from './generate';
import type { ListChange } from './list-changes';
import type { PublishOptions } from './publisher';
import type { AgentRecord, CallRecord, ContactRecord, WebhookRecord } from './records';

/** Records to generate: how many, and the fields that are to have given values. */
export type Generate<T> = Partial<T> & { count?: number };

/** An event to send at once. */
export interface EmitRequest extends PublishOptions {
	event: EventName;
	/** The call or calendar event that it is about, by any of its ids; by default the newest. */
	id?: string | number;
	/** Merged deeply into the payload. */
	overrides?: Record<string, unknown>;
}

/** A webhook as somebody would create it in the vendor's dashboard. */
export interface NewWebhook {
	url: string;
	name?: string;
	/** By default all events. */
	events?: EventName[];
	/** By default drawn from the seed. */
	secret?: string;
}

/** Control over the data and the events of one environment. */
export class EnvironmentControl {
	constructor(private readonly environment: () => KlenEnvironment) {}

	addAgents({ count = 1, ...fields }: Generate<AgentRecord> = {}): AgentRecord[] {
		return addAgents(this.state, count, fields);
	}

	addContacts({ count = 1, ...fields }: Generate<ContactRecord> = {}): ContactRecord[] {
		return addContacts(this.state, count, this.now(), fields);
	}

	/** Adds finished calls, the newest of them now, the others before it. */
	addCalls({ count = 1, ...fields }: Generate<CallRecord> = {}): CallRecord[] {
		return addCalls(this.state, count, this.now(), { maxGapMs: PAST_CALL_GAP, ...fields });
	}

	agents(): AgentRecord[] {
		return this.state.agents.all();
	}

	contacts(): ContactRecord[] {
		return this.state.contactsNewestFirst();
	}

	calls(): CallRecord[] {
		return this.state.callsNewestFirst();
	}

	/** @returns whether there was such a record */
	remove(kind: 'agents' | 'contacts' | 'calls', id: number): boolean {
		return this.state[kind].remove(id);
	}

	/** Changes a list while somebody pages through it. */
	changeList(change: ListChange): void {
		this.environment().listChanges.plan(change);
	}

	addWebhook({ url, name, events, secret }: NewWebhook): WebhookRecord {
		const id = this.state.webhooks.nextId();
		return this.state.webhooks.add({
			id,
			url,
			name: name ?? `webhook-${id}`,
			events: events ?? [...CALL_EVENTS, ...CALENDAR_EVENTS],
			secret: secret ?? this.state.newWebhookSecret(),
		});
	}

	webhooks(): WebhookRecord[] {
		return this.state.webhooks.all();
	}

	/**
	 * Sends any event now, whatever state its subject is in.
	 *
	 * @returns the first attempts
	 * @throws when there is nothing to send it about, or when the payload breaks the contract
	 */
	async emit({ event, id, overrides = {}, ...options }: EmitRequest): Promise<DeliveryRecord[]> {
		const payload = mergeDeep(this.payload(event, id), overrides);
		return await this.environment().publisher.publish(event, payload, options);
	}

	/** Sends the last event once more, the same payload. */
	async repeatLastEvent(options: PublishOptions = {}): Promise<DeliveryRecord[]> {
		return await this.environment().publisher.repeat(options);
	}

	private payload(event: EventName, id: string | number | undefined): Record<string, unknown> {
		const [newest] = this.state.callsNewestFirst();
		const call = id === undefined ? newest : this.state.call(id);
		if (!call) throw new Error(`There is no call ${id ?? ''} to send ${event} about`);
		return this.environment().callEvent(event as CallEventName, call, this.now());
	}

	private get state() {
		return this.environment().state;
	}

	private now(): number {
		return this.environment().clock.now();
	}
}
