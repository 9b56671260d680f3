import { dashboardLocator } from '../locator';

/** A call, picked from the latest calls or by either of its IDs. */
export const callLocator = dashboardLocator({
	displayName: 'Call',
	name: 'callId',
	description: 'The call to work with',
	searchListMethod: 'searchCalls',
	noun: 'a call',
	idPlaceholder: '00000000013bd867b55ca000-00t00imaqj',
	idHint: 'Call ID, as starting a call returns it, or the ID of the record in the call history',
});
