import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byDisplayName } from '../../../shared/fields/displayOrder';
import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';

type PhoneNumber = components['schemas']['ContactPhoneChange'];

/** A switch would set every number to "no" when only its type is meant to change. */
const yesOrNo: INodePropertyOptions[] = [
	{ name: 'Leave as Is', value: '' },
	{ name: 'No', value: 'false' },
	{ name: 'Yes', value: 'true' },
];

const rowFields: INodeProperties[] = [
	...phoneNumberFormatFields(),
	{
		displayName: 'Do Not Call',
		name: 'doNotCall',
		type: 'options',
		options: yesOrNo,
		default: '',
		description: 'Whether Klen AI refuses to call the number',
	},
	{
		displayName: 'Number ID',
		name: 'id',
		type: 'string',
		default: '',
		placeholder: 'e.g. 456',
		description: 'Database ID of a number that the contact has already, from Contact > Get',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. +15551234567',
		description: 'In E.164 format: + and country code, no spaces',
	},
	{
		displayName: 'Phone Type',
		name: 'phoneType',
		type: 'string',
		default: '',
		placeholder: 'e.g. mobile',
		description: 'Such as mobile, work or home',
	},
	{
		displayName: 'Primary',
		name: 'primary',
		type: 'options',
		options: yesOrNo,
		default: '',
		description: 'Whether this is the number to call first',
	},
];

/** The phone numbers of a contact as rows. */
export const phoneNumbers: INodeProperties = {
	displayName: 'Phone Numbers',
	name: 'phoneNumbers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Phone Number',
	default: {},
	description:
		'In an update, give the Number ID of each number to change; a row without one adds a number',
	options: [
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			values: rowFields.sort(byDisplayName),
		},
	],
};

/** Awaited before {@link readPhoneNumbers}. */
export const prepareNumbersIn = async (values: ItemParameters): Promise<void> =>
	await preparePhoneNumbers(...values.rows('phoneNumbers'));

/**
 * Reads {@link phoneNumbers}.
 * @throws NodeOperationError that names the row of a number that is not in E.164 format
 */
export function readPhoneNumbers(values: ItemParameters): PhoneNumber[] {
	return values.rows('phoneNumbers').map((row) => ({
		...(row.text('id') && { id: row.recordNumber('id') }),
		phone_number: readPhoneNumber(row, 'phoneNumber'),
		...(row.text('phoneType') && { phone_type: row.text('phoneType') }),
		...(row.text('primary') && { primary: row.flag('primary') }),
		...(row.text('doNotCall') && { do_not_call: row.flag('doNotCall') }),
	}));
}
