import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { klenClient } from '../api/client';
import { noneYet } from './emptyList';

/** The account's own context variables; default ones can be neither changed nor deleted. */
export async function searchVariables(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	return await searchWholeList(
		client,
		'listContextVariables',
		{ filter, paginationToken },
		{
			toEntry: (variable) =>
				variable.is_default === true
					? undefined
					: {
							name: `${String(variable.display_name)} (${String(variable.name)}, ${String(variable.context_type)})`,
							value: String(variable.id),
						},
			empty: noneYet('context variables of its own', 'Context Variable > Create'),
		},
	);
}
