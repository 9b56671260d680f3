import { CALL_FAILURE_REASONS } from './outcomes';
import { summaryOf, transcriptOf } from './conversation';
import { fullName } from './call-views';
import {
	EVENT_TYPES,
	type AgentRecord,
	type CalendarEventRecord,
	type CallRecord,
	type ContactRecord,
} from './records';
import type { KlenState } from './state';
import { DAY, MINUTE, SECOND } from '../core/time';

/** Generates agents; the fields in `fields` win. */
export function addAgents(
	state: KlenState,
	count: number,
	fields: Partial<AgentRecord> = {},
): AgentRecord[] {
	const { random } = state;
	return repeat(count, () => {
		const role = random.helpers.arrayElement(['inbound agent', 'outbound agent'] as const);
		return state.agents.add({
			id: fields.id ?? state.agents.nextId(),
			assistantId: state.newAssistantId(),
			name: random.person.jobTitle(),
			role,
			phoneNumber: state.newPhoneNumber(),
			model: random.helpers.arrayElement(['claude-3-opus-20240229', 'claude-3-sonnet-20240229']),
			voiceId: random.helpers.arrayElement(['ember', 'alloy']),
			teamId: null,
			modelInstructions: null,
			variables: {},
			earlierCalls: 0,
			earlierMinutes: 0,
			...fields,
		});
	});
}

export function addContacts(
	state: KlenState,
	count: number,
	now: number,
	fields: Partial<ContactRecord> = {},
): ContactRecord[] {
	const { random } = state;
	return repeat(count, () => {
		const firstName = fields.firstName ?? random.person.firstName();
		const lastName = fields.lastName ?? random.person.lastName();
		return state.contacts.add({
			id: fields.id ?? state.contacts.nextId(),
			firstName,
			lastName,
			email: random.internet.exampleEmail({ firstName, lastName: lastName ?? '' }).toLowerCase(),
			company: random.company.name(),
			website: `https://${random.internet.domainWord()}.example.com`,
			address: random.location.streetAddress(),
			city: random.location.city(),
			state: random.location.state({ abbreviated: true }),
			zipCode: random.location.zipCode('#####'),
			country: 'US',
			timezone: 'America/New_York',
			status: random.helpers.arrayElement(['not_contacted', 'contacted', 'active']),
			stage: random.helpers.arrayElement(['lead', 'prospect', 'qualified_lead', 'customer']),
			teamId: null,
			tags: random.helpers.arrayElements(['VIP', 'Enterprise', 'Newsletter', 'Trial'], {
				min: 0,
				max: 2,
			}),
			phoneNumbers: [
				{
					id: state.newPhoneId(),
					phoneNumber: state.newPhoneNumber(),
					phoneType: 'mobile',
					primary: true,
					doNotCall: false,
					dncDate: null,
					dncReason: null,
				},
			],
			notes: [
				{
					id: state.newNoteId(),
					content: 'Signed up for the newsletter.',
					createdAt: now,
					noteType: 'activity',
					callResult: null,
				},
			],
			customContext: {},
			industryContext: {},
			createdAt: now,
			...fields,
		});
	});
}

/**
 * Generates finished calls, the last one at `newest` and each one before it up to `maxGapMs` earlier.
 */
export function addCalls(
	state: KlenState,
	count: number,
	newest: number,
	{ maxGapMs = 0, ...fields }: Partial<CallRecord> & { maxGapMs?: number } = {},
): CallRecord[] {
	const gaps = repeat(count, () => state.random.number.int({ min: 1, max: Math.max(1, maxGapMs) }));
	let createdAt = newest - gaps.slice(1).reduce((sum, gap) => sum + gap, 0);
	return gaps.map((_, index) => {
		if (index > 0) createdAt += gaps[index] ?? 0;
		return addCall(state, createdAt, fields);
	});
}

function addCall(state: KlenState, createdAt: number, fields: Partial<CallRecord>): CallRecord {
	const { random } = state;
	const failed = random.number.int({ min: 1, max: 10 }) === 1;
	const contact = random.helpers.maybe(() => random.helpers.arrayElement(state.contacts.all()));
	const callers = state.agents.all().filter(({ phoneNumber }) => phoneNumber !== null);
	const startedAt = createdAt + 5 * SECOND;
	const seconds = failed ? 0 : random.number.int({ min: 30, max: 300 });
	const call = state.calls.add({
		id: fields.id ?? state.calls.nextId(),
		klenCallId: state.newCallId(),
		agentId: random.helpers.arrayElement(callers).id,
		contactId: contact?.id ?? null,
		status: failed ? 'failed' : 'completed',
		type: random.helpers.arrayElement(['inbound', 'outbound']),
		phoneNumber: contact?.phoneNumbers[0]?.phoneNumber ?? state.newPhoneNumber(),
		variables: {},
		createdAt,
		startedAt: failed ? null : startedAt,
		endedAt: startedAt + seconds * SECOND,
		failureReason: failed ? random.helpers.arrayElement(CALL_FAILURE_REASONS) : null,
		transcript: null,
		summary: null,
		hasRecording: !failed,
		...fields,
	});
	if (call.status === 'completed') {
		call.transcript ??= transcriptOf(state, call);
		call.summary ??= summaryOf(state);
	}
	return call;
}

/** Generates events of half an hour to two hours, one a day, the first `from` then. */
export function addCalendarEvents(
	state: KlenState,
	count: number,
	from: number,
	fields: Partial<CalendarEventRecord> = {},
): CalendarEventRecord[] {
	const { random } = state;
	return repeat(count, (index) => {
		const contact = random.helpers.arrayElement(state.contacts.all());
		const startTime = fields.startTime ?? from + index * DAY;
		const halfHours = random.number.int({ min: 1, max: 4 });
		return state.calendarEvents.add({
			id: fields.id ?? state.calendarEvents.nextId(),
			uuid: random.string.uuid(),
			title: random.helpers.arrayElement(['Demonstration', 'Follow-up', 'Onboarding', 'Review']),
			description: null,
			eventType: random.helpers.arrayElement(EVENT_TYPES),
			status: random.helpers.arrayElement(['scheduled', 'confirmed'] as const),
			startTime,
			endTime: startTime + halfHours * 30 * MINUTE,
			location: null,
			hasVideoConference: false,
			videoConferenceUrl: null,
			videoConferenceProvider: null,
			createdByAiAgent: false,
			isReminderEnabled: true,
			remindBeforeMinutes: 60,
			aiAgentId: null,
			teamId: null,
			customer: {
				name: fullName(contact),
				email: contact.email,
				phone: contact.phoneNumbers[0]?.phoneNumber ?? null,
				notes: null,
			},
			synced: false,
			createdAt: from - DAY,
			updatedAt: from - DAY,
			...fields,
		});
	});
}

/** A generated call is over after this time. */
export const LONGEST_PAST_CALL = 6 * MINUTE;
/** Gaps between generated calls of the past. */
export const PAST_CALL_GAP = 90 * MINUTE;
/** How long ago generated contacts were added. */
export const PAST_CONTACT_AGE = 60 * DAY;

function repeat<T>(count: number, make: (index: number) => T): T[] {
	return Array.from({ length: count }, (_, index) => make(index));
}
