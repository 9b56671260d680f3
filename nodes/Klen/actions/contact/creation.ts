import type { IDataObject } from 'n8n-workflow';
import { findMade, type Creation } from '../../../shared/calls/create';
import { isSameNumber } from '../../../shared/fields/phoneNumber';
import { pick } from '../../../shared/fields/simplify';
import type { KlenClient, KlenOperations } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { phonesOf } from './simplify';

type Contact = components['schemas']['CreateContactRequest'];

/** The only number that lists show. */
function primaryOf({ phone_numbers: entries = [] }: Contact): string | undefined {
	return (entries.find(({ primary }) => primary) ?? entries[0])?.phone_number;
}

export const hasEmail = (email: string) => (contact: IDataObject) =>
	String(contact.email ?? '').toLowerCase() === email.toLowerCase();
/** Numbers need not be stored in E.164 format. Without a country code nobody can know. */
export const hasNumber = (number: string) => (contact: IDataObject) =>
	phonesOf(contact).some((phone) => isSameNumber(phone, number));

/** By what a contact is found. */
interface Key {
	email?: string;
	number?: string;
}

const keyOf = (body: Contact): Key =>
	body.email ? { email: body.email } : { number: primaryOf(body) };

/** The contacts with a key; none is looked for by a name alone, which may be that of somebody else. */
function findOf(client: KlenClient, { email, number }: Key) {
	if (!email && !number) return undefined;
	return async () =>
		await findMade(client, {
			list: 'listContacts',
			...(email && { query: { search: email } }),
			isSame: email ? hasEmail(email) : hasNumber(number ?? ''),
			timeOf: ({ created_date }) => created_date,
		});
}

/** The request that makes a contact, to be made once. */
export function contactCreation(
	client: KlenClient,
	body: Contact,
	key = keyOf(body),
): Creation<KlenOperations, 'createContact'> {
	return {
		id: 'createContact',
		input: { body },
		what: 'contact',
		subject: [body.first_name, body.last_name, body.email, primaryOf(body)],
		find: findOf(client, key),
		restore: (record) => pick(record, ['id', 'full_name', 'message']),
	};
}
