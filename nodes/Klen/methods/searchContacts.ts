import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchPages, type ListEntry } from '../../shared/fields/listSearch';
import { matches } from '../../shared/fields/matches';
import { klenClient } from '../api/client';
import { noneYet } from './emptyList';
import { pagesOf } from './pages';

const contactLabel = ({ full_name, email, phone }: IDataObject): string =>
	[full_name, email, phone].filter(Boolean).join(' · ');

const digitsOf = (text: unknown): string => String(text ?? '').replace(/\D/g, '');

/** How what was typed is looked for: by Klen AI, and in what it found. */
function plan(filter: string): { search?: string; isMatch: (entry: ListEntry) => boolean } {
	const digits = digitsOf(filter);
	if (/^[\d\s()+./-]+$/.test(filter) && digits !== '') {
		// Klen AI searches names and addresses, but no phone numbers.
		return { isMatch: ({ keywords = [] }) => digitsOf(keywords[0]).includes(digits) };
	}
	const words = filter.split(/\s+/).filter(Boolean);
	return {
		// One field is searched at a time, so of several words the longest goes there.
		search: words.toSorted((a, b) => b.length - a.length)[0],
		isMatch: ({ name }) => words.every((word) => matches(word, name)),
	};
}

/** Contacts, page by page, by first name, last name, email or primary phone number. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	const { search, isMatch } = plan(filter.trim());
	return await searchPages(
		client,
		{ filter, paginationToken },
		{
			readPage: pagesOf(client, 'listContacts', { search }),
			toEntry: (contact) => ({
				name: contactLabel(contact),
				value: String(contact.id),
				keywords: [contact.phone],
			}),
			isMatch,
			empty: noneYet('contacts', 'Contact > Create'),
		},
	);
}
