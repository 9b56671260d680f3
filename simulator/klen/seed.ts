import type { KeyChanges, KeyRing } from '../core/keys';
import { displayName } from './contact-views';
import type { EnvironmentName } from './environment';
import {
	addAgents,
	addCalendarEvents,
	addCalls,
	addContacts,
	PAST_CALL_GAP,
	PAST_CONTACT_AGE,
} from './generate';
import type { AgentRecord, VariableRecord } from './records';
import type { KlenState } from './state';
import { DAY, HOUR, toDay } from '../core/time';

/** Every permission that a page of the documentation names. */
export const PERMISSIONS = [
	'can_read_calls',
	'can_initiate_calls',
	'can_read_agents',
	'can_read_contacts',
	'can_write_contacts',
	'can_read_calendar',
	'can_write_calendar',
];

/** An address that no client of a test has. */
const FOREIGN_IP = '203.0.113.7';

/** The agents that production has; the last one has no phone number. */
export const PRODUCTION_AGENTS: Array<Partial<AgentRecord>> = [
	{
		id: 123,
		assistantId: 'assistant_abc123',
		name: 'Customer Support',
		role: 'inbound agent',
		phoneNumber: '+15551234567',
		teamId: 456,
		earlierCalls: 78,
		earlierMinutes: 345.5,
	},
	{
		id: 789,
		assistantId: 'assistant_def456',
		name: 'Sales Representative',
		role: 'outbound agent',
		phoneNumber: '+15557654321',
		teamId: 456,
		earlierCalls: 132,
		earlierMinutes: 512.25,
	},
	{
		id: 790,
		assistantId: 'assistant_ghi789',
		name: 'Appointment Scheduler',
		role: 'outbound agent',
		phoneNumber: '+15559876543',
		modelInstructions: 'Hello {{customer_name}}, I am calling about {{appointment_time}}.',
		variables: { customer_name: 'there', appointment_time: 'your appointment' },
	},
	{
		id: 791,
		assistantId: 'asst_01234567890',
		name: 'Survey Draft',
		role: 'outbound agent',
		phoneNumber: null,
	},
];

type Definition = Pick<VariableRecord, 'name' | 'displayName' | 'variableType' | 'contextType'> &
	Partial<VariableRecord>;

/** Klen's own definitions and a few of the account's. */
const VARIABLES: Definition[] = [
	...['first_name', 'last_name', 'email', 'company'].map((name): Definition => ({
		name,
		displayName: displayName(name),
		variableType: 'text',
		contextType: 'contact',
		isDefault: true,
	})),
	{
		name: 'name',
		displayName: 'Name',
		variableType: 'text',
		contextType: 'business',
		isDefault: true,
	},
	{
		name: 'membership_level',
		displayName: 'Membership Level',
		description: 'Tier of the loyalty programme',
		variableType: 'select',
		contextType: 'contact',
		selectOptions: ['Bronze', 'Silver', 'Gold', 'Platinum'],
	},
	{
		name: 'account_balance',
		displayName: 'Account Balance',
		variableType: 'number',
		contextType: 'contact',
	},
	{ name: 'is_active', displayName: 'Is Active', variableType: 'boolean', contextType: 'contact' },
	{
		name: 'last_payment_date',
		displayName: 'Last Payment Date',
		variableType: 'date',
		contextType: 'contact',
	},
	{
		name: 'office_hours',
		displayName: 'Office Hours',
		variableType: 'text',
		contextType: 'business',
	},
];

/** Hour of the day, in UTC, at which generated events start. */
const EVENT_HOUR = 14;

/** Fills an environment: a small hand-made production, a larger generated sandbox. */
export function seedState(state: KlenState, environment: EnvironmentName, now: number): void {
	state.teams.add({ id: 456, name: 'Sales Team', accessible: true });
	state.teams.add({ id: 457, name: 'Legal Team', accessible: false });
	for (const variable of VARIABLES) {
		state.variables.add({
			id: state.variables.nextId(),
			description: null,
			isDefault: false,
			selectOptions: null,
			...variable,
		});
	}
	const tomorrow = Date.parse(toDay(now)) + DAY + EVENT_HOUR * HOUR;
	if (environment === 'production') {
		for (const agent of PRODUCTION_AGENTS) addAgents(state, 1, agent);
		addContacts(state, 12, now - PAST_CONTACT_AGE);
		addCalls(state, 12, now - PAST_CALL_GAP, { maxGapMs: PAST_CALL_GAP });
		addCalendarEvents(state, 5, tomorrow);
	} else {
		addAgents(state, 5);
		addAgents(state, 1, { phoneNumber: null });
		addContacts(state, 60, now - PAST_CONTACT_AGE);
		addCalls(state, 157, now - PAST_CALL_GAP, { maxGapMs: PAST_CALL_GAP });
		addCalendarEvents(state, 25, tomorrow);
	}
}

interface TestKey extends KeyChanges {
	name: string;
	value: string;
}

/** The keys that tests and the demo use, named after what is special about them. They are public. */
export const TEST_KEYS: TestKey[] = [
	{ name: 'all', value: 'klen_test_all', permissions: PERMISSIONS },
	{ name: 'second', value: 'klen_test_second', permissions: PERMISSIONS },
	{ name: 'inactive', value: 'klen_test_inactive', permissions: PERMISSIONS, active: false },
	{
		name: 'allowlist',
		value: 'klen_test_allowlist',
		permissions: PERMISSIONS,
		allowedIps: [FOREIGN_IP],
	},
	...PERMISSIONS.map((permission) => ({
		name: permission,
		value: `klen_test_${permission}`,
		permissions: [permission],
	})),
];

export function seedKeys(keys: KeyRing): void {
	for (const { name, value, ...changes } of TEST_KEYS) keys.add(name, value, changes);
}
