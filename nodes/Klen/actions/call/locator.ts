import { recordLocator } from '../../../shared/fields/locator';

/** A call, picked from the latest calls or by either of its IDs. */
export const callLocator = recordLocator({
	displayName: 'Call',
	name: 'callId',
	description: 'The call to work with',
	searchListMethod: 'searchCalls',
	noun: 'a call',
	idPlaceholder: 'call_def456 or 789',
	idHint: 'Call ID or database ID',
});
