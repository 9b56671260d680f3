import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { readListPage } from '../../shared/fields/list';
import { matches } from '../../shared/fields/matches';
import { klenClient } from '../api/client';

const PAGE_SIZE = 50;

const contactLabel = ({ full_name, email, phone }: IDataObject): string =>
	[full_name, email, phone].filter(Boolean).join(' · ');

/**
 * Contacts, page by page. Klen AI searches one field at a time, so of several words the longest
 * is searched there, and the others are looked for in what it found.
 */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const page = Number(paginationToken ?? 1);
	const words = filter.split(/\s+/).filter(Boolean);
	const search = words.toSorted((a, b) => b.length - a.length)[0];
	const client = await klenClient(this);
	const { items, count = 0 } = await readListPage(client, 'listContacts', {
		search,
		page,
		limit: PAGE_SIZE,
	});
	return {
		results: items
			.map((contact) => ({ name: contactLabel(contact), value: String(contact.id) }))
			.filter(({ name }) => words.every((word) => matches(word, name))),
		paginationToken: page * PAGE_SIZE < count ? String(page + 1) : undefined,
	};
}
