import type { Advice } from '../../shared/transport/advice';
import { DASHBOARD } from '../api/dashboard';

/**
 * What to do when there is nothing to pick.
 * @param records what is missing, in the plural
 * @param operation what of this node makes one
 */
export const noneYet = (records: string, operation: string) => (): Advice => ({
	message: `This workspace has no ${records} yet`,
	nextStep: `Use ${operation}, or create one in the Trillet AI dashboard, ${DASHBOARD}. The Workspace ID of the credential says which workspace is listed.`,
});
