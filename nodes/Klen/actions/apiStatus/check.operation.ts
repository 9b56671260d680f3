import { checkOperation } from '../../../shared/apiStatus/operation';
import type { PermissionCheck } from '../../../shared/apiStatus/check';
import type { KlenOperations } from '../../api/client';
import { permissions } from '../../api/permissions';

const limit = 1;

/** Reads that need one permission each; for writing there is no harmless request. */
const requests: Record<string, PermissionCheck<keyof KlenOperations>['request']> = {
	can_read_agents: { id: 'listAgents' },
	can_read_calendar: { id: 'listCalendarEvents', query: { limit } },
	can_read_calls: { id: 'listCalls', query: { limit } },
	can_read_contacts: { id: 'listContacts', query: { limit } },
};

export const check = checkOperation<KlenOperations>(
	'Klen AI',
	permissions.map(({ value }) => ({ permission: value, request: requests[value] })),
);
