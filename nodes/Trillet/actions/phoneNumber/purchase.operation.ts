import type { IDataObject } from 'n8n-workflow';
import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { findRecord } from '../../../shared/fields/lookup';
import { readPhoneNumber } from '../../../shared/fields/phoneNumber';
import { pick } from '../../../shared/fields/simplify';
import { toItems, type Operation } from '../../../shared/operation';
import { asObject } from '../../../shared/transport/errors';
import { readWhenUnknown, whenUnknownField } from '../../../shared/placing/fields';
import { findEarlier, placeOnce, type Order } from '../../../shared/placing/placeOnce';
import type { TrilletClient, TrilletOperations } from '../../api/client';
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

/**
 * The number as the workspace lists it.
 * @throws NodeApiError when it is not in the list, but the list may have a hole
 */
async function findInList(client: TrilletClient, number: string): Promise<IDataObject[]> {
	const isSame = ({ phoneNumber: listed }: IDataObject) => listed === number;
	const found = await findRecord(client, 'listPhoneNumbers', {}, isSame);
	return found ? [found] : [];
}

/** The bought number, which the answer holds as a record or as a bare text. */
function numberOf({ phoneNumber: bought }: IDataObject): string | null {
	const number = asObject(bought).phoneNumber ?? bought;
	return typeof number === 'string' && number !== '' ? number : null;
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
	consequence: 'The number is bought at once, and costs money until it is released.',
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
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [whenUnknownField('the number may be charged twice')],
		},
	],
	async execute(context) {
		const { client, parameters } = context;
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
		const order: Order<TrilletOperations, 'purchasePhoneNumber'> = {
			id: 'purchasePhoneNumber',
			input: {
				body: {
					...ordered,
					...readFields(fields, parameters.inside('additionalFields'), { keepEmpty: false }),
				},
			},
			asked: { ...ordered },
			idOf: numberOf,
			find: async () => {
				const found = await findInList(client, ordered.phoneNumber);
				return found.map((phoneNumber) => ({ phoneNumber }));
			},
			whenUnknown: readWhenUnknown(parameters.inside('options')),
			executionStart: context.origin().executionStart,
		};
		const { placement, ...answer } = await placeOnce(
			context,
			order,
			await findEarlier(context, order),
		);
		if (placement === 'unknown') return toItems({ ...answer, placement });
		const bought = asObject(answer.phoneNumber);
		// The number is bought already, so a list that cannot be read only costs its ID.
		const [listed = {}] = bought._id
			? []
			: await findInList(client, ordered.phoneNumber).catch(() => []);
		return toItems({ ...pick({ ...ordered, ...listed, ...bought }, OUTPUT_FIELDS), placement });
	},
};
