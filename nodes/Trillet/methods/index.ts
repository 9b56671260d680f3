import { getCallVariables, getLookUpVariables, getMessageVariables } from './dynamicVariables';
import { listSearch } from './pickers';

/** What makes fields out of the variables of agents and flows. */
const resourceMapping = { getCallVariables, getLookUpVariables, getMessageVariables };

export const methods = { listSearch, resourceMapping };
