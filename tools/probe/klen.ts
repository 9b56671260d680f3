import { ORIGINS } from '../../nodes/Klen/api/environment';
import { asObject } from '../../nodes/shared/json';
import {
	acceptedWays,
	firstOf,
	order,
	pageSize,
	read,
	readOne,
	recordsOf,
	statusOf,
	type Answers,
	type Plan,
} from './plan';

const MORE_THAN_A_PAGE = 101;
const UNKNOWN = '999999999';

/** How many records a list says there are. */
const countOf = (answers: Answers, name: string) =>
	Number(asObject(answers.get(name)?.body).count ?? 0);

const id = (answers: Answers, name: string, field = 'id') => {
	const value = asObject(answers.get(name)?.body)[field];
	return value === undefined ? undefined : String(value);
};

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const day = (days: number) => inDays(days).slice(0, 10);

export const klen: Plan = {
	vendor: 'klen',
	title: 'Klen AI',
	origins: ORIGINS,
	secrets: { KLEN_API_KEY: 'API key of Klen AI' },
	auth: ({ KLEN_API_KEY: key = '' }) => ({
		Authorization: { Authorization: `Bearer ${key}` },
		'X-API-Key': { 'X-API-Key': key },
	}),
	reads: [
		read('listCalls'),
		readOne('getCall', 'call_id', 'listCalls', 'id'),
		read('listAgents'),
		read('listContacts'),
		readOne('getContact', 'contact_id', 'listContacts', 'id'),
		read('listContextVariables'),
		read('listCalendarEvents'),
		readOne('getCalendarEvent', 'event_id', 'listCalendarEvents', 'id'),
		read('getAvailability'),
		{ name: 'auth Authorization', operationId: 'listAgents', auth: 'Authorization' },
		{ name: 'auth X-API-Key', operationId: 'listAgents', auth: 'X-API-Key' },
		{ name: 'unknown call', operationId: 'getCall', path: () => ({ call_id: UNKNOWN }) },
		{
			name: 'large page',
			operationId: 'listCalls',
			query: () => ({ limit: MORE_THAN_A_PAGE - 1 }),
		},
		{
			name: 'large page of events',
			operationId: 'listCalendarEvents',
			query: () => ({ start_date: day(-365), end_date: day(365), limit: MORE_THAN_A_PAGE - 1 }),
		},
	],
	writes: {
		environment: 'sandbox',
		steps: [
			{
				name: 'createContact',
				operationId: 'createContact',
				body: () => ({ first_name: 'Probe', email: 'probe@example.com' }),
			},
			{
				name: 'updateContact',
				operationId: 'updateContact',
				path: (answers) => withId('contact_id', id(answers, 'createContact')),
				body: () => ({ company: 'Probe' }),
			},
			{
				name: 'createContextVariable',
				operationId: 'createContextVariable',
				body: () => ({
					name: `probe_${Date.now()}`,
					display_name: 'Probe',
					variable_type: 'text',
					context_type: 'contact',
				}),
			},
			{
				name: 'deleteContextVariable',
				operationId: 'deleteContextVariable',
				path: (answers) => withId('variable_id', id(answers, 'createContextVariable')),
			},
			{
				name: 'createCalendarEvent',
				operationId: 'createCalendarEvent',
				body: () => ({ title: 'Probe', start_time: inDays(2), end_time: inDays(2.02) }),
			},
			{
				name: 'updateCalendarEvent',
				operationId: 'updateCalendarEvent',
				path: (answers) => withId('event_id', id(answers, 'createCalendarEvent')),
				body: () => ({ title: 'Probe again' }),
			},
			{
				name: 'cancelCalendarEvent',
				operationId: 'cancelCalendarEvent',
				path: (answers) => withId('event_id', id(answers, 'createCalendarEvent')),
				body: () => ({ reason: 'Probe' }),
			},
			{
				name: 'initiateCall',
				operationId: 'initiateCall',
				body: (answers) => {
					const agent = recordsOf(answers, 'listAgents').find((one) => one.can_make_calls);
					return agent && { phone_number: '+15551234567', agent_id: agent.id };
				},
			},
			{
				// With its own name: nothing changes.
				name: 'updateAgent',
				operationId: 'updateAgent',
				path: (answers) => withId('agent_id', firstOf(answers, 'listAgents', 'id')),
				body: (answers) => ({ name: firstOf(answers, 'listAgents', 'name') }),
			},
		],
	},
	questions: [
		{
			question: 'Which headers carry the key? (three ways are documented)',
			read: (answers) => acceptedWays(answers, ['Authorization', 'X-API-Key']),
		},
		{
			setting: 'maxCallsPerPage',
			question: 'How many calls are on a page at the most? (100 is documented)',
			read: (answers) =>
				pageSize(answers, 'large page', countOf(answers, 'listCalls') >= MORE_THAN_A_PAGE - 1),
		},
		{
			setting: 'maxEventsPerPage',
			question: 'How many events are on a page at the most? (not documented)',
			read: (answers) =>
				pageSize(
					answers,
					'large page of events',
					countOf(answers, 'large page of events') >= MORE_THAN_A_PAGE - 1,
				),
		},
		{
			setting: 'endedReasons',
			question: 'Do calls say why they ended? (on no page; Vapi, on which Klen AI is built, does)',
			read: (answers) => {
				const calls = recordsOf(answers, 'listCalls');
				if (calls.length === 0) return undefined;
				return calls.some((call) => 'ended_reason' in call) ? 'yes, ended_reason' : 'no';
			},
		},
		{
			question:
				'In which order is the list of calls? (not documented; the nodes take newest first)',
			read: (answers) => order(recordsOf(answers, 'large page'), 'started_at'),
		},
		{
			question: 'What is a call answered with that does not exist? (404 is documented)',
			read: (answers) => statusOf(answers, 'unknown call'),
		},
		{
			question: 'What is a creation answered with? (not documented; asked with --writes)',
			read: (answers) => statusOf(answers, 'createContact'),
		},
		{
			setting: 'agentWrites',
			question: 'Can agents be changed? (the development page only; asked with --writes)',
			read: (answers) => {
				const status = answers.get('updateAgent')?.status;
				return status === undefined ? undefined : status < 300 ? 'yes' : `no, HTTP ${status}`;
			},
		},
	],
	leftOut: {},
};

const withId = (name: string, value: string | undefined) =>
	value === undefined ? undefined : { [name]: value };
