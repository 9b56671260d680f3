import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import { paginate } from '../../core/pagination';
import { fullName } from '../call-views';
import { contactDetails, contactView } from '../contact-views';
import { mergePhoneNumbers, type PhoneNumberBody } from '../contact-phones';
import type { KlenExchange } from '../exchange';
import { requireContact } from '../find-contact';
import { missingField } from '../invalid-requests';
import type { ContactRecord } from '../records';
import type { KlenState } from '../state';

interface ListQuery {
	stage?: string;
	status?: string;
	tag?: string;
	search?: string;
	page: number;
	limit: number;
}

interface ContactBody {
	first_name?: string;
	last_name?: string;
	email?: string;
	company?: string;
	website?: string;
	address?: string;
	city?: string;
	state?: string;
	zip_code?: string;
	country?: string;
	status?: string;
	stage?: string;
	team_id?: number;
	tags?: string[];
	phone_numbers?: PhoneNumberBody[];
	custom_context?: Record<string, unknown>;
	industry_context?: Record<string, unknown>;
}

/** What the documentation says a new contact has unless told otherwise. */
const DEFAULTS = {
	country: 'US',
	status: 'not_contacted',
	stage: 'lead',
	tags: [],
	phone_numbers: [],
	custom_context: {},
	industry_context: {},
} satisfies ContactBody;

export const listContacts: Handler<KlenExchange> = ({ query }, { environment: { state } }) => {
	const { stage, status, tag, search, page, limit } = query as unknown as ListQuery;
	const wanted = search?.toLowerCase();
	const contacts = state
		.contactsNewestFirst()
		.filter(
			(contact) =>
				(stage === undefined || contact.stage === stage) &&
				(status === undefined || contact.status === status) &&
				(tag === undefined || contact.tags.includes(tag)) &&
				(wanted === undefined ||
					[contact.firstName, contact.lastName, contact.email].some((text) =>
						text?.toLowerCase().includes(wanted),
					)),
		);
	const { items, ...totals } = paginate(contacts, page, limit);
	const views = items.map((contact) => contactView(state, contact));
	return { status: 200, body: { ...totals, contacts: views } };
};

export const getContact: Handler<KlenExchange> = (request, { environment: { state } }) => ({
	status: 200,
	body: contactDetails(state, requireContact(request, state)),
});

export const createContact: Handler<KlenExchange> = (request, { environment }) => {
	const { clock, state } = environment;
	const body = { ...DEFAULTS, ...(request.body as ContactBody) };
	const team = requireTeam(state, body.team_id);
	const contact = state.contacts.add({
		id: state.contacts.nextId(),
		...fieldsOf(body),
		timezone: null,
		teamId: team,
		phoneNumbers: mergePhoneNumbers(state, [], body.phone_numbers, clock.now()),
		notes: [],
		createdAt: clock.now(),
	});
	return { status: 201, body: saved(contact, 'Contact created successfully') };
};

/** PATCH: what is not sent stays, numbers included. */
export const updateContact: Handler<KlenExchange> = (request, { environment }) => {
	const { clock, state } = environment;
	const contact = requireContact(request, state);
	const body = request.body as ContactBody;
	const teamId = body.team_id === undefined ? contact.teamId : requireTeam(state, body.team_id);
	const phoneNumbers = mergePhoneNumbers(
		state,
		contact.phoneNumbers,
		body.phone_numbers ?? [],
		clock.now(),
	);
	const sent = Object.entries(fieldsOf(body)).filter(
		([name]) => body[BODY_NAMES[name as keyof ContactFields]] !== undefined,
	);
	Object.assign(contact, Object.fromEntries(sent), { teamId, phoneNumbers });
	return { status: 200, body: saved(contact, 'Contact updated successfully') };
};

/** PUT: what is not sent gets the value that a new contact has. */
export const replaceContact: Handler<KlenExchange> = (request, { environment }) => {
	const { clock, state } = environment;
	const contact = requireContact(request, state);
	const body = { ...DEFAULTS, ...(request.body as ContactBody) };
	if (!body.first_name) throw missingField('replaceContact', 'first_name');
	const teamId = requireTeam(state, body.team_id);
	const kept = contact.phoneNumbers.filter(({ id }) =>
		body.phone_numbers.some((phone: PhoneNumberBody) => phone.id === id),
	);
	const phoneNumbers = mergePhoneNumbers(state, kept, body.phone_numbers, clock.now());
	Object.assign(contact, fieldsOf(body), { teamId, phoneNumbers });
	return { status: 200, body: saved(contact, 'Contact updated successfully') };
};

const BODY_NAMES = {
	firstName: 'first_name',
	lastName: 'last_name',
	email: 'email',
	company: 'company',
	website: 'website',
	address: 'address',
	city: 'city',
	state: 'state',
	zipCode: 'zip_code',
	country: 'country',
	status: 'status',
	stage: 'stage',
	tags: 'tags',
	customContext: 'custom_context',
	industryContext: 'industry_context',
} as const;

type ContactFields = Pick<ContactRecord, keyof typeof BODY_NAMES>;

/** The fields that go from the body to the record as they are; null where the body has none. */
function fieldsOf(body: ContactBody): ContactFields {
	const fields = Object.entries(BODY_NAMES).map(([name, sent]) => [name, body[sent] ?? null]);
	return Object.fromEntries(fields) as ContactFields;
}

/** @throws 404 for an unknown team, 403 for one that the key's user is not in */
function requireTeam(state: KlenState, id: number | undefined): number | null {
	if (id === undefined) return null;
	const team = state.teams.get(id);
	if (!team) throw new ApiError(404, 'team_not_found', 'Team not found');
	if (team.accessible) return id;
	throw new ApiError(403, 'team_access_denied', 'You do not have access to this team');
}

function saved(contact: ContactRecord, message: string) {
	return { id: contact.id, full_name: fullName(contact), message };
}
