import { ApiError } from '../core/api-error';
import type { PhoneNumberRecord } from './records';
import type { KlenState } from './state';

export interface PhoneNumberBody {
	id?: number;
	phone_number: string;
	phone_type?: string;
	primary?: boolean;
	do_not_call?: boolean;
}

/**
 * The numbers of a contact after a request: an entry with an id, or with a number that is there
 * already, changes that one; any other is added. Exactly one number is primary.
 *
 * @throws 400 when an id is not one of the contact's numbers
 */
export function mergePhoneNumbers(
	state: KlenState,
	present: PhoneNumberRecord[],
	sent: PhoneNumberBody[],
	now: number,
): PhoneNumberRecord[] {
	const numbers = present.map((number) => ({ ...number }));
	for (const entry of sent) {
		const number = findNumber(numbers, entry) ?? addNumber(state, numbers, entry);
		number.phoneNumber = entry.phone_number;
		number.phoneType = entry.phone_type ?? number.phoneType;
		if (entry.do_not_call !== undefined && entry.do_not_call !== number.doNotCall) {
			number.doNotCall = entry.do_not_call;
			number.dncDate = entry.do_not_call ? now : null;
			number.dncReason = entry.do_not_call ? 'Set through the API' : null;
		}
		if (entry.primary) for (const other of numbers) other.primary = other === number;
	}
	const [first] = numbers;
	if (first && !numbers.some(({ primary }) => primary)) first.primary = true;
	return numbers;
}

function findNumber(
	numbers: PhoneNumberRecord[],
	{ id, phone_number }: PhoneNumberBody,
): PhoneNumberRecord | undefined {
	if (id === undefined) return numbers.find(({ phoneNumber }) => phoneNumber === phone_number);
	const number = numbers.find((candidate) => candidate.id === id);
	if (number) return number;
	throw new ApiError(
		400,
		'validation_error',
		`Invalid value for phone_numbers: this contact has no phone number with the id ${id}`,
	);
}

function addNumber(
	state: KlenState,
	numbers: PhoneNumberRecord[],
	{ phone_number }: PhoneNumberBody,
): PhoneNumberRecord {
	const number: PhoneNumberRecord = {
		id: state.newPhoneId(),
		phoneNumber: phone_number,
		phoneType: 'mobile',
		primary: false,
		doNotCall: false,
		dncDate: null,
		dncReason: null,
	};
	numbers.push(number);
	return number;
}
