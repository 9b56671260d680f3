import { searchAgents } from './searchAgents';
import { searchCalls } from './searchCalls';
import { searchContacts } from './searchContacts';
import { searchEvents } from './searchEvents';
import { searchVariables } from './searchVariables';

/** What fills the lists of the node's pickers. */
export const listSearch = {
	searchAgents,
	searchCalls,
	searchContacts,
	searchEvents,
	searchVariables,
};
