import type { ItemParameters } from '../node/parameters';

/** Finds slips of the keyboard; only the mail server knows whether there is such an address. */
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/**
 * Reads an email address.
 * @throws NodeOperationError that names the field
 */
export function readEmail(parameters: ItemParameters, name: string): string {
	const value = parameters.requiredText(name);
	if (EMAIL.test(value)) return value;
	throw parameters.error(
		name,
		`"${value}" is not an email address`,
		'Write one address, for example name@email.com.',
	);
}
