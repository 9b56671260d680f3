import type { IDataObject } from 'n8n-workflow';
import { openCreation } from '../../../shared/calls/create';
import { toItems, type Operation, type OperationContext } from '../../../shared/node/operation';
import { readFields } from '../../../shared/fields/bodyFields';
import { findRecord, Lookup } from '../../../shared/fields/lookup';
import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import type { KlenClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { contactCreation, hasEmail, hasNumber } from './creation';
import { additionalFields, commonFields, contextFields, firstName, readContext } from './fields';
import { prepareNumbersIn } from './phoneNumbers';
import { requestsForVariables } from '../contextVariable/definitions';

type ContactBody = components['schemas']['UpdateContactRequest'];

/** What tells whether the contact of an item is there already. */
interface Match {
	key: { email?: string; number?: string };
	/** The contact, when there is one. */
	find(): Promise<IDataObject | undefined>;
	/** The fields of a new contact, with what it will be found by the next time. */
	identify(fields: ContactBody): ContactBody;
	/** Lets the next items find what this one saved. */
	remember?(saved: IDataObject): void;
}

/** One request: the search of the API covers e-mail, but also finds a part of one. */
function matchByEmail({ client, parameters }: OperationContext<KlenClient>): Match {
	const email = parameters.requiredText('email');
	return {
		key: { email },
		find: async () =>
			await findRecord(client, 'listContacts', { query: { search: email } }, hasEmail(email)),
		identify: (fields) => ({ ...fields, email }),
	};
}

/** The API has no search by phone number, so the list is read until the number appears. */
async function matchByPhone({
	client,
	parameters,
	node,
}: OperationContext<KlenClient>): Promise<Match> {
	await preparePhoneNumbers(parameters);
	const number = readPhoneNumber(parameters, 'phoneNumber');
	const lookup = new Lookup(node, client, 'listContacts');
	return {
		key: { number },
		find: async () => await lookup.find(hasNumber(number)),
		identify: ({ phone_numbers = [], ...fields }) => ({
			...fields,
			phone_numbers: phone_numbers.some(({ phone_number }) => phone_number === number)
				? phone_numbers
				: // Only the primary number is in the list, which is where the next run looks.
					[
						{ phone_number: number, primary: true },
						...phone_numbers.map((entry) => ({ ...entry, primary: false })),
					],
		}),
		remember: (saved) => lookup.add(saved),
	};
}

/** The request for a new contact; one that appears meanwhile gets the same fields. */
async function openContact(
	context: OperationContext<KlenClient>,
	match: Match,
	body: ContactBody & { first_name: string },
) {
	const { client } = context;
	const { key } = match;
	const { find, ...creation } = contactCreation(client, body, key);
	return await openCreation(context, {
		...creation,
		subject: [key],
		find:
			find &&
			(async () => {
				const { candidates, ...search } = await find();
				return { ...search, candidates: candidates.map((one) => ({ ...one, isOwn: true })) };
			}),
		restore: async (record) => ({ ...(await change(client, record, body)) }),
	});
}

/**
 * Creates a contact or changes the one that is there. Klen AI documents no such request, so
 * this makes two: one that searches, and one that saves.
 */
export const upsert: Operation<KlenClient> = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update a contact',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	requests: ['listContacts', 'createContact', 'updateContact'],
	bodyOf: ['createContact', 'updateContact'],
	optionalRequests: requestsForVariables,
	properties: [
		{
			displayName: 'Match By',
			name: 'matchBy',
			type: 'options',
			// An expression would show both fields below, and require both.
			noDataExpression: true,
			options: [
				{
					name: 'Email',
					value: 'email',
					description: 'Found with one request; upper and lower case make no difference',
				},
				{
					name: 'Phone Number',
					value: 'phone',
					description:
						'Klen AI cannot search phone numbers, so the list of contacts is read, 100 with each request, until the primary number of one matches. Each page is read once for all items.',
				},
			],
			default: 'email',
			description: 'What tells whether the contact is there already',
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			required: true,
			default: '',
			displayOptions: { show: { matchBy: ['email'] } },
		},
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +15551234567',
			description: 'In E.164 format: + and country code, no spaces',
			displayOptions: { show: { matchBy: ['phone'] } },
		},
		...phoneNumberFormatFields({ matchBy: ['phone'] }),
		{
			...firstName,
			description: 'Needed when the contact is new. Left empty, an existing one keeps its name.',
		},
		additionalFields,
		...contextFields,
	],
	async execute(context) {
		const { client, parameters } = context;
		const name = parameters.text('firstName');
		const values = parameters.inside('additionalFields');
		await prepareNumbersIn(values);
		const fields: ContactBody = {
			...(name && { first_name: name }),
			...readFields(commonFields, values, { keepEmpty: false }),
			...(await readContext(context)),
		};
		const matchBy = parameters.choice('matchBy', ['email', 'phone']);
		const match = matchBy === 'email' ? matchByEmail(context) : await matchByPhone(context);
		const body = { ...match.identify(fields), first_name: name };
		const creation = await openContact(context, match, body);
		if (!creation.wasSent) {
			const existing = await match.find();
			if (existing) {
				const saved = await change(client, existing, fields);
				return toItems({ ...saved, created: false });
			}
			requireName(context);
		}
		const saved = await creation.carryOut();
		delete saved.placement;
		match.remember?.({ ...body, id: saved.id });
		return toItems({ ...saved, created: true });
	},
};

async function change(client: KlenClient, { id, full_name }: IDataObject, fields: ContactBody) {
	// Nothing to change: the contact is what the user wants it to be.
	if (Object.keys(fields).length === 0 && !client.extraBody) return { id: Number(id), full_name };
	return await client.request('updateContact', {
		path: { contact_id: Number(id) },
		body: fields,
	});
}

function requireName({ parameters }: OperationContext<KlenClient>): void {
	if (parameters.text('firstName')) return;
	throw parameters.error(
		'firstName',
		'is empty, and there is no such contact yet',
		'Klen AI requires a first name for every new contact.',
	);
}
