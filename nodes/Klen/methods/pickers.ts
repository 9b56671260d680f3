import type { IDataObject } from 'n8n-workflow';
import { listSearches, type ListEntry } from '../../shared/fields/listSearch';
import { matches } from '../../shared/fields/matches';
import { asObject } from '../../shared/json';
import type { Advice } from '../../shared/transport/advice';
import { klenClient } from '../api/client';

const DAY_MS = 86_400_000;
const DAYS_BACK = 30;
const DAYS_AHEAD = 180;
const MAX_EVENTS = 500;

/**
 * What to do when there is nothing to pick.
 * @param records what is missing, in the plural
 * @param operation what of this node makes one, if anything does
 */
const noneYet = (records: string, operation?: string) => (): Advice => ({
	message: `This account has no ${records} yet`,
	nextStep: `${operation ? `Use ${operation}, or create one` : 'Create one'} in the Klen AI dashboard. Production and sandbox have records of their own: the Environment of the credential says which are listed.`,
});

const label = (...parts: unknown[]): string => parts.filter(Boolean).join(' · ');

const digitsOf = (text: unknown): string => String(text ?? '').replace(/\D/g, '');

/** Klen AI searches names and addresses of contacts, but no phone numbers. */
const isNumber = (typed: string) => /^[\d\s()+./-]+$/.test(typed) && digitsOf(typed) !== '';

const wordsOf = (typed: string) => typed.split(/\s+/).filter(Boolean);

const isContact = ({ name, keywords = [] }: ListEntry, typed: string): boolean =>
	isNumber(typed)
		? digitsOf(keywords[0]).includes(digitsOf(typed))
		: wordsOf(typed).every((word) => matches(word, name));

const dayFromNow = (days: number) =>
	new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** The next event first, then the later ones; after them the past ones, the latest first. */
function byNearness(a: IDataObject, b: IDataObject): number {
	const now = new Date().toISOString();
	const [startA, startB] = [String(a.start_time), String(b.start_time)];
	const [isPastA, isPastB] = [startA < now, startB < now];
	if (isPastA !== isPastB) return isPastA ? 1 : -1;
	return startA.localeCompare(startB) * (isPastA ? -1 : 1);
}

/** What fills the lists of the node's pickers. */
export const listSearch = listSearches(klenClient, {
	searchAgents: {
		from: 'listAgents',
		toEntry: ({ name, phone_number, id, assistant_id }) => ({
			name: `${String(name)} (${phone_number ? String(phone_number) : 'no phone number'})`,
			value: String(id),
			keywords: [assistant_id],
		}),
		empty: noneYet('agents'),
	},
	searchCalls: {
		from: 'listCalls',
		order: 'asListed',
		toEntry: ({ phone_number, agent_name, status, started_at, id }, toClock) => ({
			name: label(phone_number, agent_name, status, toClock(started_at)),
			value: String(id),
		}),
		empty: noneYet('calls', 'Call > Initiate'),
	},
	searchContacts: {
		from: 'listContacts',
		// One field is searched at a time, so of several words the longest goes there.
		query: (typed) => ({
			search: isNumber(typed)
				? undefined
				: wordsOf(typed).toSorted((a, b) => b.length - a.length)[0],
		}),
		order: 'asListed',
		toEntry: ({ full_name, email, phone, id }) => ({
			name: label(full_name, email, phone),
			value: String(id),
			keywords: [phone],
		}),
		isMatch: isContact,
		empty: noneYet('contacts', 'Contact > Create'),
	},
	// The API has no search and documents no order, so the list is read as a whole.
	searchEvents: {
		from: 'listCalendarEvents',
		query: () => ({ start_date: dayFromNow(-DAYS_BACK), end_date: dayFromNow(DAYS_AHEAD) }),
		limit: MAX_EVENTS,
		order: byNearness,
		toEntry: ({ start_time, title, customer, status, id, uuid }, toClock) => ({
			name: label(toClock(start_time), title, asObject(customer).name, status),
			value: String(id),
			keywords: [uuid],
		}),
		empty: noneYet('events from a month ago to half a year ahead', 'Calendar Event > Create'),
	},
	// Default variables can be neither changed nor deleted.
	searchVariables: {
		from: 'listContextVariables',
		toEntry: ({ is_default, display_name, name, context_type, id }) =>
			is_default === true
				? undefined
				: {
						name: `${String(display_name)} (${String(name)}, ${String(context_type)})`,
						value: String(id),
					},
		empty: noneYet('context variables of its own', 'Context Variable > Create'),
	},
});
