import { getCallVariables, getMessageVariables } from './dynamicVariables';
import { searchAgents } from './searchAgents';
import { searchCallFlows } from './searchCallFlows';
import { searchCalls } from './searchCalls';
import { searchConversations } from './searchConversations';
import { searchFlows } from './searchFlows';
import { searchFlowsInFolder } from './searchFlowsInFolder';
import { searchFolders } from './searchFolders';
import { searchKnowledgeBases } from './searchKnowledgeBases';
import { searchKnowledgeFiles } from './searchKnowledgeFiles';
import { searchMessageFlows } from './searchMessageFlows';
import { searchOmniFlowAgents } from './searchOmniFlowAgents';
import { searchPhoneNumbers } from './searchPhoneNumbers';
import { searchWorkspaces } from './searchWorkspaces';
import { searchLanguageModels, searchVoiceProviders } from './suggestions';

/** What fills the lists of the node's pickers. */
const listSearch = {
	searchAgents,
	searchCallFlows,
	searchCalls,
	searchConversations,
	searchFlows,
	searchFlowsInFolder,
	searchFolders,
	searchKnowledgeBases,
	searchKnowledgeFiles,
	searchLanguageModels,
	searchMessageFlows,
	searchOmniFlowAgents,
	searchPhoneNumbers,
	searchVoiceProviders,
	searchWorkspaces,
};

/** What makes fields out of the variables of agents and flows. */
const resourceMapping = { getCallVariables, getMessageVariables };

export const methods = { listSearch, resourceMapping };
