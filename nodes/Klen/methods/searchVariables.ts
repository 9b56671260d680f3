import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { klenClient } from '../api/client';

/** The account's own context variables; default ones can be neither changed nor deleted. */
export async function searchVariables(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const client = await klenClient(this);
	return await searchWholeList(client, 'listContextVariables', filter, (variable) =>
		variable.is_default === true
			? undefined
			: {
					name: `${String(variable.display_name)} (${String(variable.name)}, ${String(variable.context_type)})`,
					value: String(variable.id),
				},
	);
}
