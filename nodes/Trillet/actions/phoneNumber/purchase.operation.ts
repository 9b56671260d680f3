import type { IDataObject } from 'n8n-workflow';
import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { listRecords } from '../../../shared/fields/list';
import { readPhoneNumber } from '../../../shared/fields/phoneNumber';
import { pick } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/operation';
import { asObject } from '../../../shared/transport/errors';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { country, NUMBER_TYPES, numberType, phoneNumber, readCountry } from './fields';

type PurchaseBody = components['schemas']['PurchasePhoneNumberRequest'];

const OUTPUT_FIELDS = ['_id', 'phoneNumber', 'country', 'type', 'status', 'workspaceId'] as const;

const fields: Array<BodyField<Partial<PurchaseBody>>> = [
	{
		property: {
			displayName: 'Address SID',
			name: 'addressSid',
			type: 'string',
			default: '',
			placeholder: 'e.g. ADxxxxxxxxxxxx',
			description: 'The address at Twilio that some countries demand for a number',
		},
		read: (values, name) => ({ addressSid: values.text(name) }),
	},
	{
		property: {
			displayName: 'Coupon',
			name: 'coupon',
			type: 'string',
			default: '',
			description: 'A discount code of Trillet AI',
		},
		read: (values, name) => ({ coupon: values.text(name) }),
	},
];

/** The number as the workspace lists it; nothing when that fails, for it is bought already. */
async function findInList(client: TrilletClient, number: string): Promise<IDataObject> {
	const numbers = await listRecords(client, 'listPhoneNumbers', {
		limit: Infinity,
		idField: '_id',
	}).catch(() => []);
	return numbers.find((candidate) => candidate.phoneNumber === number) ?? {};
}

/**
 * Buys a number (docs.trillet.ai/v1/api-reference/endpoints/phone-numbers/purchase). The page
 * shows the bought record; others got the bare number, whose ID only the list tells.
 */
export const purchase: Operation<TrilletClient> = {
	name: 'Purchase',
	value: 'purchase',
	action: 'Purchase a phone number',
	description:
		'Buy a phone number, which costs money. The ID is null in the rare case that Trillet AI does not tell it yet.',
	properties: [
		phoneNumber,
		country,
		numberType,
		{
			displayName: 'Confirm Purchase',
			name: 'confirmPurchase',
			type: 'boolean',
			default: false,
			description:
				'Whether to really buy the number, at the cost of the account: a price each month, for each item',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: propertiesOf(fields),
		},
	],
	async execute({ client, parameters }) {
		if (!parameters.flag('confirmPurchase')) {
			throw parameters.error(
				'confirmPurchase',
				'is off, so nothing was bought',
				'A phone number costs money each month. Turn it on to buy the number.',
			);
		}
		const ordered: PurchaseBody = {
			phoneNumber: readPhoneNumber(parameters, 'phoneNumber'),
			country: readCountry(parameters),
			type: parameters.choice('type', NUMBER_TYPES),
		};
		const answer = await client.request('purchasePhoneNumber', {
			body: {
				...ordered,
				...readFields(fields, parameters.inside('additionalFields'), { keepEmpty: false }),
			},
		});
		const bought = asObject(answer.phoneNumber);
		const listed = bought._id ? {} : await findInList(client, ordered.phoneNumber);
		return toItems(pick({ ...ordered, ...listed, ...bought }, OUTPUT_FIELDS));
	},
};
