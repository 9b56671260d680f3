import type { INodeProperties } from 'n8n-workflow';
import type { ItemParameters } from '../../../shared/node/parameters';
import type { components } from '../../api/generated/contract';

type NumberType = components['schemas']['PhoneNumberType'];

export const NUMBER_TYPES: NumberType[] = ['local', 'mobile', 'tollFree'];

export const country: INodeProperties = {
	displayName: 'Country',
	name: 'country',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: 'US' },
	description: 'The country that the number belongs to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCountries', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'code',
			type: 'string',
			placeholder: 'e.g. US',
			hint: 'Two letters (ISO 3166-1 alpha-2), such as US, GB or AU',
		},
	],
};

export const numberType: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Local', value: 'local' },
		{ name: 'Mobile', value: 'mobile' },
		{ name: 'Toll-Free', value: 'tollFree' },
	],
	default: 'local',
};

export const phoneNumber: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phoneNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +14155551234',
	description: 'In E.164 format: + and country code, no spaces',
};

/** A number to buy, of the country and the type that are chosen. */
export const availableNumber: INodeProperties = {
	...phoneNumber,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The number to buy. The list holds what can be bought of this country and type.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a number...',
			typeOptions: { searchListMethod: 'searchAvailableNumbers', searchable: true },
		},
		{
			displayName: 'By Number',
			name: 'number',
			type: 'string',
			placeholder: 'e.g. +14155551234',
			hint: 'In E.164 format: + and country code, no spaces',
		},
	],
};

/**
 * Reads {@link country}.
 * @throws NodeOperationError when it is not two letters
 */
export function readCountry(parameters: ItemParameters): string {
	const value = parameters.requiredText('country').toUpperCase();
	if (/^[A-Z]{2}$/.test(value)) return value;
	throw parameters.error(
		'country',
		`"${value}" is not a country code`,
		'Write the two letters of the country, such as US, GB or AU.',
	);
}
