import type { INodeListSearchResult } from 'n8n-workflow';
import { matches } from './matches';

/** The countries that have phone numbers of their own, by name; values are ISO 3166-1 alpha-2. */
export async function searchCountries(filter?: string): Promise<INodeListSearchResult> {
	const { countryCodes } = await import('./nationalNumber.js');
	const names = new Intl.DisplayNames(['en'], { type: 'region' });
	const results = countryCodes
		.map((value) => ({ name: `${names.of(value) ?? value} (${value})`, value: String(value) }))
		.filter(({ name }) => matches(filter, name))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	return { results };
}
