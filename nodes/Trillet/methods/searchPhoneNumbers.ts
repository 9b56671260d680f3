import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { noneYet } from './emptyList';

/** Phone numbers of the workspace. A number that is listed without an ID stands for itself. */
export async function searchPhoneNumbers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listPhoneNumbers',
		{ filter, paginationToken },
		{
			toEntry: ({ phoneNumber, _id, type, status }) =>
				status === 'released'
					? undefined
					: {
							name: [phoneNumber, type].filter(Boolean).join(' · '),
							value: String(_id ?? phoneNumber),
						},
			empty: noneYet('phone numbers', 'Phone Number > Purchase'),
		},
	);
}
