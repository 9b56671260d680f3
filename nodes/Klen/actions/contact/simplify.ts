import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../../shared/fields/simplify';
import { asObject } from '../../../shared/json';

const CONTACT_FIELDS = [
	'id',
	'full_name',
	'email',
	'phone',
	'company',
	'stage',
	'status',
	'tags',
	'address',
	'last_call_date',
] as const;

const ADDRESS_FIELDS = ['street', 'city', 'state', 'zip_code', 'country'] as const;

/** Every number of a contact, the primary one first, whichever endpoint it came from. */
export function phonesOf({ phone, phone_numbers }: IDataObject): string[] {
	const entries = (Array.isArray(phone_numbers) ? phone_numbers : []).map(asObject);
	const numbers = entries
		.toSorted((a, b) => Number(b.primary === true) - Number(a.primary === true))
		.map((entry) => entry.phone_number);
	return [phone, ...numbers].filter(
		(number): number is string => typeof number === 'string' && number !== '',
	);
}

/** The address as an object; requests, and perhaps answers, write it flat. */
function addressOf(contact: IDataObject): IDataObject | null {
	const { address } = contact;
	const parts =
		typeof address === 'object' && address !== null
			? asObject(address)
			: { ...contact, street: address };
	const picked = pick(parts, ADDRESS_FIELDS);
	return Object.values(picked).every((part) => part === null) ? null : picked;
}

/** A contact in one shape: lists have `phone` and no address, details the other way round. */
export function simplifyContact(contact: IDataObject): IDataObject {
	return pick(
		{ ...contact, phone: phonesOf(contact)[0], address: addressOf(contact) },
		CONTACT_FIELDS,
	);
}
