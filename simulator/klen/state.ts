import { base, en, Faker } from '@faker-js/faker';
import { Collection } from '../core/collection';
import type {
	AgentRecord,
	CalendarEventRecord,
	CallRecord,
	ContactRecord,
	ContextType,
	TeamRecord,
	VariableRecord,
	WebhookRecord,
} from './records';

const HEX = { length: 12, casing: 'lower', prefix: '' } as const;

interface Dated {
	id: number;
	createdAt: number;
}

const newestFirst = (a: Dated, b: Dated) => b.createdAt - a.createdAt || b.id - a.id;

/** Everything that one environment stores. Whatever looks random comes from `random`, so from the seed. */
export class KlenState {
	readonly random: Faker;
	readonly teams = new Collection<TeamRecord>(455);
	readonly agents = new Collection<AgentRecord>(1000);
	readonly calls = new Collection<CallRecord>(5000, newestFirst);
	readonly contacts = new Collection<ContactRecord>(3000, newestFirst);
	readonly variables = new Collection<VariableRecord>(0);
	readonly calendarEvents = new Collection<CalendarEventRecord>(900);
	/** Values of business variables by name. */
	readonly businessContext: Record<string, unknown> = {};
	readonly webhooks = new Collection<WebhookRecord>(10);

	private lastPhoneId = 7000;
	private lastNoteId = 8000;

	constructor(seed: number) {
		this.random = new Faker({ locale: [en, base] });
		this.random.seed(seed);
	}

	newCallId(): string {
		return `call_${this.random.string.hexadecimal(HEX)}`;
	}

	newPhoneId(): number {
		this.lastPhoneId += 1;
		return this.lastPhoneId;
	}

	newNoteId(): number {
		this.lastNoteId += 1;
		return this.lastNoteId;
	}

	newAssistantId(): string {
		return `assistant_${this.random.string.hexadecimal(HEX)}`;
	}

	newWebhookSecret(): string {
		return `whsec_${this.random.string.hexadecimal({ ...HEX, length: 32 })}`;
	}

	/** A number that is valid, belongs to nobody and is not magic. */
	newPhoneNumber(): string {
		return `+1555${this.random.string.numeric(7)}`;
	}

	/** Finds an agent by database id or assistant id. */
	agent(id: string | number): AgentRecord | undefined {
		return this.agents.find((agent) => agent.assistantId === id || String(agent.id) === String(id));
	}

	/** Finds a call by database id or Klen call id. */
	call(id: string | number): CallRecord | undefined {
		return this.calls.find((call) => call.klenCallId === id || String(call.id) === String(id));
	}

	/** Finds a calendar event by database id or UUID. */
	calendarEvent(id: string | number): CalendarEventRecord | undefined {
		return this.calendarEvents.find(
			(event) => event.uuid === id || String(event.id) === String(id),
		);
	}

	variable(name: string, contextType: ContextType): VariableRecord | undefined {
		return this.variables.find(
			(variable) => variable.name === name && variable.contextType === contextType,
		);
	}

	callsNewestFirst(): readonly CallRecord[] {
		return this.calls.sorted();
	}

	contactsNewestFirst(): readonly ContactRecord[] {
		return this.contacts.sorted();
	}

	contactByPhone(phoneNumber: string): ContactRecord | undefined {
		return this.contacts.find(({ phoneNumbers }) =>
			phoneNumbers.some((entry) => entry.phoneNumber === phoneNumber),
		);
	}

	/** @throws when a record refers to an agent that was removed */
	agentOf(call: CallRecord): AgentRecord {
		const agent = this.agents.get(call.agentId);
		if (!agent) throw new Error(`Call ${call.id} belongs to no agent`);
		return agent;
	}

	contactOf(call: CallRecord): ContactRecord | undefined {
		return call.contactId === null ? undefined : this.contacts.get(call.contactId);
	}
}
