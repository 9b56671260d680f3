import type { ItemParameters } from '../parameters';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether a text is a phone number in E.164 form. */
export const isPhoneNumber = (text: string): boolean => E164.test(text);

/** What the user probably meant, when the digits are all there. */
export function suggestPhoneNumber(value: string): string | undefined {
	const digits = value.replace(/[^\d+]/g, '').replace(/^00/, '+');
	const candidates = [
		digits,
		`+${digits}`,
		...(/^[2-9]\d{9}$/.test(digits) ? [`+1${digits}`] : []),
	];
	// Ten digits without a country code are most often North American.
	return candidates.reverse().find(isPhoneNumber);
}

/**
 * Reads a phone number in E.164 form: +, country code and number, at most 15 digits.
 * It is never mended silently: a wrong guess would ring a stranger's phone.
 * @throws NodeOperationError that names the field and shows how to write the number
 */
export function readPhoneNumber(parameters: ItemParameters, name: string): string {
	const value = parameters.requiredText(name);
	if (isPhoneNumber(value)) return value;
	const fix = suggestPhoneNumber(value);
	throw parameters.error(
		name,
		`"${value}" is not in E.164 format`,
		`Write it with + and the country code, and without spaces or signs${fix ? `: ${fix}` : ', for example +15551234567'}.`,
	);
}
