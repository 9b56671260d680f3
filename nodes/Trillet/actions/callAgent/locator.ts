import { dashboardLocator } from '../locator';

/** A call agent, picked from the list or by its ID. */
export const agentLocator = dashboardLocator({
	displayName: 'Call Agent',
	name: 'agentId',
	description: 'The AI agent that speaks on calls',
	searchListMethod: 'searchAgents',
	noun: 'a call agent',
	idPlaceholder: '664f8e3b1c12d8e9a4f3c2d1',
});
