import { dashboardLocator } from '../locator';

/** A workspace, picked from the list or by its ID. */
export const workspaceLocator = dashboardLocator({
	displayName: 'Workspace',
	name: 'workspaceId',
	description: 'The workspace to work with',
	searchListMethod: 'searchWorkspaces',
	noun: 'a workspace',
	idPlaceholder: '664a1b2c3d4e5f6a7b8c9d0e',
});
