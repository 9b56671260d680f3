import { dashboardLocator } from '../locator';

/** A message flow, picked from the list or by its ID. */
export const messageFlowLocator = dashboardLocator({
	displayName: 'Message Flow',
	name: 'messageFlowId',
	description: 'What an agent does in a conversation by SMS or email',
	searchListMethod: 'searchMessageFlows',
	noun: 'a message flow',
	idPlaceholder: '665e5f6a7b8c9d0e1f2a3b4c',
});
