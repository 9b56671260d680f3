import { searchAgents } from './searchAgents';
import { searchCalls } from './searchCalls';
import { searchEvents } from './searchEvents';

/** What fills the lists of the node's pickers. */
export const listSearch = { searchAgents, searchCalls, searchEvents };
