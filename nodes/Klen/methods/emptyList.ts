import type { Advice } from '../../shared/transport/advice';

/**
 * What to do when there is nothing to pick.
 * @param records what is missing, in the plural
 * @param operation what of this node makes one, if anything does
 */
export const noneYet = (records: string, operation?: string) => (): Advice => ({
	message: `This account has no ${records} yet`,
	nextStep: `${operation ? `Use ${operation}, or create one` : 'Create one'} in the Klen AI dashboard. Production and sandbox have records of their own: the Environment of the credential says which are listed.`,
});
