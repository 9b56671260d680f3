import { dashboardLocator } from '../locator';

/** An omni-flow agent, picked from the list or by its ID. */
export const omniFlowAgentLocator = dashboardLocator({
	displayName: 'Omni-Flow Agent',
	name: 'omniFlowAgentId',
	description: 'The AI agent that writes messages',
	searchListMethod: 'searchOmniFlowAgents',
	noun: 'an omni-flow agent',
	idPlaceholder: '665d4e5f6a7b8c9d0e1f2a3b',
});
