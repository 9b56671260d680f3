import { dashboardLocator } from '../locator';

/** A call flow, picked from the list or by its ID. */
export const callFlowLocator = dashboardLocator({
	displayName: 'Call Flow',
	name: 'callFlowId',
	description: 'What an agent does on a call',
	searchListMethod: 'searchCallFlows',
	noun: 'a call flow',
	idPlaceholder: '665b2c3d4e5f6a7b8c9d0e1f',
});
