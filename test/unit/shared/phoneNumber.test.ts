import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { readPhoneNumber } from '../../../nodes/shared/fields/phoneNumber';
import { ItemParameters } from '../../../nodes/shared/parameters';

function read(value: unknown): string {
	const node = {
		getNodeParameter: () => value,
		getNode: () => ({ name: 'Klen AI', type: 'klen' }),
	} as unknown as IExecuteFunctions;
	const properties = [
		{ displayName: 'Phone Number', name: 'phoneNumber', type: 'string' as const, default: '' },
	];
	return readPhoneNumber(new ItemParameters(node, 0, properties), 'phoneNumber');
}

function failure(value: unknown): NodeOperationError {
	try {
		read(value);
	} catch (error) {
		return error as NodeOperationError;
	}
	throw new Error(`${String(value)} was accepted`);
}

describe('readPhoneNumber', () => {
	it.each(['+15551234567', '+4930123456', '+999123456789012', ' +15551234567 '])(
		'accepts %s',
		(value) => {
			expect(read(value)).toBe(value.trim());
		},
	);

	it.each([
		['+1 (555) 123-4567', '+15551234567'],
		['5551234567', '+15551234567'],
		['(555) 123-4567', '+15551234567'],
		['15551234567', '+15551234567'],
		[15551234567, '+15551234567'],
		['0049 30 123456', '+4930123456'],
		['+49 30 12 34 56', '+4930123456'],
	])('refuses %s and shows %s', (value, fix) => {
		const error = failure(value);
		expect(error.message).toBe(`Phone Number "${String(value)}" is not in E.164 format`);
		expect(error.description).toContain(`: ${fix}.`);
	});

	it.each(['abc', '+0123456789', '+12345', '+1234567890123456', '0123456'])(
		'refuses %s with an example where no fix is certain',
		(value) => {
			expect(failure(value).description).toContain('for example +15551234567');
		},
	);

	it.each(['', '  ', undefined, null])('says that the field is empty for %p', (value) => {
		expect(failure(value).message).toBe('Phone Number is empty');
	});
});
