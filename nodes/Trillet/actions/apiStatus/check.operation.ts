import { checkOperation } from '../../../shared/apiStatus/operation';
import type { TrilletOperations } from '../../api/client';

/**
 * Trillet AI documents no permissions; what a key may or may not do is to act on a workspace.
 * The list of agents tells, while the list of workspaces may create a first one.
 */
export const check = checkOperation<TrilletOperations>('Trillet AI', [
	{ permission: 'workspace', request: { id: 'listAgents' } },
]);
