import { searchAgents } from './searchAgents';
import { searchCalls } from './searchCalls';

/** What fills the lists of the node's pickers. */
export const listSearch = { searchAgents, searchCalls };
