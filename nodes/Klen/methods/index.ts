import { getContextVariableNames, getContextVariables } from './contextVariables';
import { listSearch } from './pickers';

/** What fills dropdowns that are no pickers. */
const loadOptions = { getContextVariableNames };

/** What makes fields out of what the account defines. */
const resourceMapping = { getContextVariables };

export const methods = { listSearch, loadOptions, resourceMapping };
