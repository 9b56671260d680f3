import { searchCallFlows } from './searchCallFlows';
import { searchConversations } from './searchConversations';
import { searchFlows } from './searchFlows';
import { searchFlowsInFolder } from './searchFlowsInFolder';
import { searchFolders } from './searchFolders';
import { searchKnowledgeBases } from './searchKnowledgeBases';
import { searchMessageFlows } from './searchMessageFlows';
import { searchPhoneNumbers } from './searchPhoneNumbers';
import { searchWorkspaces } from './searchWorkspaces';

/** What fills the lists of the node's pickers. */
export const listSearch = {
	searchCallFlows,
	searchConversations,
	searchFlows,
	searchFlowsInFolder,
	searchFolders,
	searchKnowledgeBases,
	searchMessageFlows,
	searchPhoneNumbers,
	searchWorkspaces,
};
