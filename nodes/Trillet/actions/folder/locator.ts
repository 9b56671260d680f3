import { dashboardLocator } from '../locator';

/** A folder of flows, picked from the list or by its ID. */
export const folderLocator = dashboardLocator({
	displayName: 'Folder',
	name: 'folderId',
	description: 'The folder to work with',
	searchListMethod: 'searchFolders',
	noun: 'a folder',
	idPlaceholder: '665c3d4e5f6a7b8c9d0e1f2a',
});
