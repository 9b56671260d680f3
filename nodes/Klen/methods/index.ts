import { getContextVariableNames, getContextVariables } from './contextVariables';
import { searchAgents } from './searchAgents';
import { searchCalls } from './searchCalls';
import { searchContacts } from './searchContacts';
import { searchEvents } from './searchEvents';
import { searchVariables } from './searchVariables';

/** What fills the lists of the node's pickers. */
const listSearch = {
	searchAgents,
	searchCalls,
	searchContacts,
	searchEvents,
	searchVariables,
};

/** What fills dropdowns that are no pickers. */
const loadOptions = { getContextVariableNames };

/** What makes fields out of what the account defines. */
const resourceMapping = { getContextVariables };

export const methods = { listSearch, loadOptions, resourceMapping };
