import type { DeliveryRecord } from '../core/ledger';
import { mergeDeep } from '../core/merge';
import type { KlenEnvironment } from './environment';
import { calendarEventPayload } from './calendar-views';
import { CALENDAR_EVENTS, CALL_EVENTS, type CalendarEventName, type EventName } from './events';
import {
	addAgents,
	addCalendarEvents,
	addCalls,
	addContacts,
	LONGEST_PAST_CALL,
	PAST_CALL_GAP,
} from './generate';
import { createCall } from './place-call';
import type { ListChange } from './list-changes';
import type { PublishOptions } from './publisher';
import type {
	AgentRecord,
	CalendarEventRecord,
	CallRecord,
	ContactRecord,
	VariableRecord,
	WebhookRecord,
} from './records';
import { HOUR } from '../core/time';

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

/** A call that somebody makes to an agent. */
export type InboundCall = Partial<Omit<CallRecord, 'type'>>;

export type RemovableKind = 'contacts' | 'calls' | 'calendarEvents';

/** Control over the data and the events of one environment. */
export class EnvironmentControl {
	constructor(private readonly environment: () => KlenEnvironment) {}

	addAgents({ count = 1, ...fields }: Generate<AgentRecord> = {}): AgentRecord[] {
		return addAgents(this.state, count, fields);
	}

	addContacts({ count = 1, ...fields }: Generate<ContactRecord> = {}): ContactRecord[] {
		return addContacts(this.state, count, this.now(), fields);
	}

	/** Adds finished calls, the newest of them a few minutes old, the others before it. */
	addCalls({ count = 1, ...fields }: Generate<CallRecord> = {}): CallRecord[] {
		const newest = this.now() - LONGEST_PAST_CALL;
		return addCalls(this.state, count, newest, { maxGapMs: PAST_CALL_GAP, ...fields });
	}

	/**
	 * Starts a call from outside to an agent, by default the first that has a phone number.
	 *
	 * @throws when there is no such agent
	 */
	receiveCall(fields: InboundCall = {}): CallRecord {
		const environment = this.environment();
		const agent = this.state.agents.find(({ id, phoneNumber }) =>
			fields.agentId === undefined ? phoneNumber !== null : id === fields.agentId,
		);
		if (!agent) throw new Error(`There is no agent ${fields.agentId ?? 'with a phone number'}`);
		const phoneNumber = fields.phoneNumber ?? this.state.newPhoneNumber();
		const call = createCall(environment, {
			...fields,
			agentId: agent.id,
			phoneNumber,
			type: 'inbound',
		});
		environment.calls.start(call);
		return structuredClone(call);
	}

	/** Adds events, the first of them an hour from now, the others a day after each other. */
	addCalendarEvents({
		count = 1,
		...fields
	}: Generate<CalendarEventRecord> = {}): CalendarEventRecord[] {
		const events = addCalendarEvents(this.state, count, this.now() + HOUR, fields);
		for (const event of events) this.environment().calendar.schedule(event);
		return events;
	}

	agents(): AgentRecord[] {
		return this.state.agents.all();
	}

	contacts(): ContactRecord[] {
		return [...this.state.contactsNewestFirst()];
	}

	calls(): CallRecord[] {
		return [...this.state.callsNewestFirst()];
	}

	calendarEvents(): CalendarEventRecord[] {
		return this.state.calendarEvents.all();
	}

	variables(): VariableRecord[] {
		return this.state.variables.all();
	}

	/** Values of the business variables by name. */
	businessContext(): Record<string, unknown> {
		return this.state.businessContext;
	}

	/** @returns whether there was such a record */
	remove(kind: RemovableKind, id: number): boolean {
		if (kind === 'calendarEvents') this.environment().calendar.drop({ id });
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
	 * Changes a webhook as somebody in the dashboard would, for example its secret.
	 *
	 * @throws when there is no such webhook
	 */
	changeWebhook(id: number, fields: Partial<NewWebhook>): void {
		const webhook = this.webhooks().find((one) => one.id === id);
		if (!webhook) throw new Error(`There is no webhook ${id}`);
		Object.assign(webhook, fields);
	}

	/** @returns whether there was such a webhook */
	removeWebhook(id: number): boolean {
		return this.state.webhooks.remove(id);
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
		if (isCalendarEvent(event)) {
			const subject = this.state.calendarEvent(
				id ?? this.state.calendarEvents.all().at(-1)?.id ?? '',
			);
			if (!subject)
				throw new Error(`There is no calendar event ${id ?? ''} to send ${event} about`);
			return calendarEventPayload(event, subject, this.state, this.now());
		}
		const call = this.state.call(id ?? this.state.callsNewestFirst()[0]?.id ?? '');
		if (!call) throw new Error(`There is no call ${id ?? ''} to send ${event} about`);
		return this.environment().callEvent(event, call, this.now());
	}

	private get state() {
		return this.environment().state;
	}

	private now(): number {
		return this.environment().clock.now();
	}
}

function isCalendarEvent(event: EventName): event is CalendarEventName {
	return CALENDAR_EVENTS.some((name) => name === event);
}
