import { Lookup } from '../../../shared/fields/lookup';
import type { OperationContext } from '../../../shared/node/operation';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { TrilletClient } from '../../api/client';
import { phoneNumberLocator } from './locator';

/** When the list is requested for that: completes "when ...". */
export const BY_NUMBER = 'a phone number is given by itself instead of its ID';

/**
 * Reads {@link phoneNumberLocator}, or a field like it. People know their numbers, and a purchase may end without an
 * ID, so a number stands for the record; the list is then read once for all items.
 * @throws NodeOperationError when the workspace has no such number
 */
export async function readPhoneNumberId(
	{ client, node, parameters: own }: OperationContext<TrilletClient>,
	parameters: ItemParameters = own,
	name = phoneNumberLocator.name,
): Promise<string> {
	const value = parameters.requiredText(name);
	if (!value.startsWith('+')) return value;
	const numbers = new Lookup(node, client, 'listPhoneNumbers');
	const found = await numbers.find(({ phoneNumber, _id }) => phoneNumber === value && Boolean(_id));
	if (found) return String(found._id);
	throw parameters.error(
		name,
		`"${value}" is not among the numbers of the workspace`,
		'Pick it from the list, or check the Workspace ID in the credential.',
	);
}
