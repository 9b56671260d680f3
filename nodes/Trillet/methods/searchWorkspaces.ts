import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchWholeList } from '../../shared/fields/listSearch';
import { trilletClient } from '../api/client';
import { DASHBOARD } from '../api/dashboard';

/** Workspaces that the key reaches, by name. */
export async function searchWorkspaces(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const client = await trilletClient(this);
	return await searchWholeList(
		client,
		'listWorkspaces',
		{ filter, paginationToken },
		{
			toEntry: (workspace) => ({
				name: String(workspace.name),
				value: String(workspace._id),
			}),
			empty: () => ({
				message: 'The key reaches no workspace',
				nextStep: `Use Workspace > Create, or ask the owner of a workspace to invite you in the Trillet AI dashboard, ${DASHBOARD}.`,
			}),
		},
	);
}
