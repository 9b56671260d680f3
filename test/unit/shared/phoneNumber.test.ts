import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import {
	isSameNumber,
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
	suggestPhoneNumber,
} from '../../../nodes/shared/fields/phoneNumber';
import { ItemParameters } from '../../../nodes/shared/node/parameters';

const phoneNumber = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string' as const,
	default: '',
};

/** Parameters of an operation, which has the fields of the format only where a value for one is given. */
function parametersOf(values: Record<string, unknown>): ItemParameters {
	const node = {
		getNodeParameter: (name: string) => values[name],
		getNode: () => ({ name: 'Klen AI', type: 'klen' }),
	} as unknown as IExecuteFunctions;
	const format = 'phoneNumberFormat' in values ? phoneNumberFormatFields() : [];
	return new ItemParameters(node, 0, [phoneNumber, ...format]);
}

const read = (value: unknown) =>
	readPhoneNumber(parametersOf({ phoneNumber: value }), 'phoneNumber');

async function readAs(phoneNumberFormat: string, value: unknown, phoneNumberCountry?: string) {
	const parameters = parametersOf({ phoneNumber: value, phoneNumberFormat, phoneNumberCountry });
	await preparePhoneNumbers(parameters);
	return readPhoneNumber(parameters, 'phoneNumber');
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
		['+1 555 123 4567', '+15551234567'],
		['+1.555.123.4567', '+15551234567'],
		['+1\u2013555\u2013123\u20134567', '+15551234567'],
		['(+1) 555 123 4567', '+15551234567'],
		['+1\u00a0555\u202f123\u20094567', '+15551234567'],
		['0049 30 123456', '+4930123456'],
		['00442079460958', '+442079460958'],
		['+49 30 12 34 56', '+4930123456'],
		['\uff0b\uff11\uff15\uff15\uff15\uff11\uff12\uff13\uff14\uff15\uff16\uff17', '+15551234567'],
		['+\u0661\u0665\u0665\u0665\u0661\u0662\u0663\u0664\u0665\u0666\u0667', '+15551234567'],
		['+\u06f1\u06f5\u06f5\u06f5 1234567', '+15551234567'],
	])('refuses %s and shows %s', (value, fix) => {
		const error = failure(value);
		expect(error.message).toBe(`Phone Number "${String(value)}" is not in E.164 format`);
		expect(error.description).toContain(`: ${fix}.`);
	});

	it.each([
		['\u202a+15551234567\u202c', '<U+202A>+15551234567<U+202C>'],
		['+1\u200b5551234567', '+1<U+200B>5551234567'],
		['+1555\u00ad1234567', '+1555<U+00AD>1234567'],
	])('shows invisible marks: %j', (value, shown) => {
		const error = failure(value);
		expect(error.message).toBe(`Phone Number "${shown}" has invisible marks in it`);
		expect(error.description).toBe('Delete them: +15551234567.');
	});

	it.each([
		'abc',
		'+0123456789',
		'+12345',
		'+1234567890123456',
		'0123456',
		// Without a country code: which country, nobody knows.
		'5551234567',
		'(555) 123-4567',
		'15551234567',
		15551234567,
		'447911123456',
		'9876543210',
		'612345678',
		// Extensions.
		'+1 555 123 4567 ext. 89',
		'+1 555 123 4567 x89',
		'+1 555 123 4567 #89',
		'+1 555 123 4567;ext=89',
		'+15551234567,89',
		'+1 555 123 4567 (89)',
		'+1 555 123 4567-89',
		'+1 555 123 4567 89',
		'+49 30 123456 Durchwahl 12',
		'+49 30 123456p12',
		'(555) 123-4567 x123',
		// A zero that is not dialled from abroad.
		'+49 (0)30 123456',
		'+49 (0) 30 123456',
		'+49(030)123456',
		'+44 020 7946 0958',
		'0049 (0)30 123456',
		// Spreadsheets.
		'1.5551234567E+10',
		'+1.5551234567E+10',
		'+1,5551234567E+10',
		'+15551234567.0',
		'+4930123456.00',
		// A second number.
		'+15551234567 +15557654321',
		'+15551234567/+15557654321',
		'+15551234567/8',
		'+15551234567 15557654321',
		'+4930123 4930456',
		'+15551234567\n5557654321',
		'+4930123456 or 654321',
		'+4930123456; 654321',
		'+4930123456 | 654321',
	])('refuses %j with an example where no number is certain', (value) => {
		expect(failure(value).description).toContain('for example +15551234567');
		expect(suggestPhoneNumber(String(value))).toBeUndefined();
	});

	it.each(['', '  ', undefined, null])('says that the field is empty for %p', (value) => {
		expect(failure(value).message).toBe('Phone Number is empty');
	});
});

describe('Phone Number Format', () => {
	it.each([
		['+15551234567', '+15551234567'],
		['+1 (555) 123-4567', '+15551234567'],
		['0049 30 12 34 56', '+4930123456'],
		['\u202a+15551234567\u202c', '+15551234567'],
	])('Remove Spaces and Signs makes of %j %s', async (value, number) => {
		expect(await readAs('clean', value)).toBe(number);
	});

	it.each(['5551234567', '+1 555 123 4567 ext. 89', '+49 (0)30 123456', '+1 555 123 4567 89'])(
		'Remove Spaces and Signs refuses %j',
		async (value) => {
			await expect(readAs('clean', value)).rejects.toThrow('is not in E.164 format');
		},
	);

	it.each([
		['(555) 123-4567', 'US', '+15551234567'],
		['5551234567', 'us', '+15551234567'],
		[5551234567, 'US', '+15551234567'],
		['1-555-123-4567', 'US', '+15551234567'],
		['+49 30 123456', 'US', '+4930123456'],
		['+49 (0)30 123456', 'US', '+4930123456'],
		['020 7946 0958', 'GB', '+442079460958'],
		['+44 (0)20 7946 0958', 'GB', '+442079460958'],
		['030/123456', 'DE', '+4930123456'],
		['06 12 34 56 78', 'FR', '+33612345678'],
		['06 12345678', 'IT', '+390612345678'],
		['9876543210', 'IN', '+919876543210'],
		['\uff10\uff13\uff10 123456', 'DE', '+4930123456'],
	])('National With Country reads %j of %s as %s', async (value, country, number) => {
		expect(await readAs('national', value, country)).toBe(number);
	});

	it.each([
		['123', 'US'],
		['555 123 4567 ext 8', 'US'],
		['555 123 4567 x8', 'US'],
		['555 123 4567 (8)', 'US'],
		['5551234567 5557654321', 'US'],
		['5551234567, 5557654321', 'US'],
		['5551234567.0', 'US'],
		['5.551234567E+9', 'US'],
		['1-800-FLOWERS', 'US'],
		['030 1234567/8', 'DE'],
		['not a number', 'DE'],
	])('National With Country refuses %j of %s', async (value, country) => {
		await expect(readAs('national', value, country)).rejects.toThrow(
			`Phone Number "${value}" is not a phone number of ${country} or one with a country code`,
		);
	});

	it.each(['Germany', 'XX', 'constructor', '49'])(
		'names the country %j that is none',
		async (country) => {
			await expect(readAs('national', '030 123456', country)).rejects.toThrow(
				`Country of National Numbers "${country}" is not a country`,
			);
		},
	);

	it('needs a country for national numbers', async () => {
		await expect(readAs('national', '030 123456', '')).rejects.toThrow(
			'Country of National Numbers is empty',
		);
	});
});

describe('isSameNumber', () => {
	it.each([
		'+15551234567',
		'15551234567',
		'1-555-123-4567',
		'0015551234567',
		'001 555 123 4567',
		'011 1 555 123 4567',
		'+1 (555) 123-4567 ext. 89',
		'1 555 123 4567 x89',
		'+15551234567;ext=6017',
		'+1 555 123 4567 (89)',
		'tel:+15551234567',
		'\u202a+15551234567\u202c',
	])('knows +15551234567 as %j', (stored) => {
		expect(isSameNumber(stored, '+15551234567')).toBe(true);
	});

	it('knows a number with the zero that is not dialled from abroad', () => {
		expect(isSameNumber('+49 (0)30 123456', '+4930123456')).toBe(true);
	});

	it.each(['5551234567', '+15551234568', '155512345678', '', '+4415551234567'])(
		'tells %j from +15551234567',
		(stored) => {
			expect(isSameNumber(stored, '+15551234567')).toBe(false);
		},
	);
});
