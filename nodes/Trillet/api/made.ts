import type { IDataObject } from 'n8n-workflow';
import { findMade, type Made } from '../../shared/calls/create';
import type { Search } from '../../shared/calls/search';
import type { TrilletClient, TrilletOperations } from './client';
import { toIsoTime } from './time';

/** The lists of which some pages show a single record. */
const MAY_BE_ONE: string[] = ['listPhoneNumbers', 'listWorkspaces'];

/** Looks in a list for what was made there under this name, or what else tells it. */
export async function findByName(
	client: TrilletClient,
	list: keyof TrilletOperations,
	wanted: IDataObject,
	more: Pick<Made<keyof TrilletOperations>, 'isOwn'> = {},
): Promise<Search> {
	return await findMade(client, {
		list,
		isSame: (record) => Object.entries(wanted).every(([name, value]) => record[name] === value),
		timeOf: ({ createdAt }) => toIsoTime(createdAt),
		mayBeOne: MAY_BE_ONE.includes(list),
		...more,
	});
}
