import type { IDataObject } from 'n8n-workflow';
import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { findRecord } from '../../../shared/fields/lookup';
import { formerSection, OPTIONS, optionsField } from '../../../shared/fields/options';
import {
	phoneNumberFormatFields,
	preparePhoneNumbers,
	readPhoneNumber,
} from '../../../shared/fields/phoneNumber';
import { pick } from '../../../shared/fields/simplify';
import { asObject } from '../../../shared/json';
import { toItems, type Operation, type OperationContext } from '../../../shared/node/operation';
import { hasStatus, toErrorData } from '../../../shared/transport/errors';
import { readWhenUnknown, whenUnknownField, type WhenUnknown } from '../../../shared/calls/options';
import { Once } from '../../../shared/calls/once';
import type { TrilletClient, TrilletOperations } from '../../api/client';
import { checkoutIn } from '../../api/checkout';
import type { components } from '../../api/generated/contract';
import { availableNumber, country, NUMBER_TYPES, numberType, readCountry } from './fields';
import { UNCONFIRMED } from '../../../shared/calls/create';

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

/** Where the number has to be paid before it is bought; undefined when it is bought. */
const checkoutOf = (answer: IDataObject) => {
	const isRecord = asObject(answer.phoneNumber)._id !== undefined;
	return isRecord ? undefined : checkoutIn(answer, numberOf(answer) !== null);
};

/**
 * A refusal that says where to pay is an answer too.
 * @throws the error when it does not
 */
function unpaid(error: unknown): IDataObject {
	const { details } = toErrorData(error);
	const checkoutUrl = hasStatus(error, 402) && checkoutIn(asObject(details).body, true);
	if (!checkoutUrl) throw error;
	return { checkoutUrl, placement: 'confirmed' };
}

/** A purchase that was read and checked. */
interface PurchaseRequest {
	ordered: PurchaseBody;
	body: PurchaseBody;
	whenUnknown: WhenUnknown;
}

async function openPurchase(
	context: OperationContext<TrilletClient>,
	{ ordered, body, whenUnknown }: PurchaseRequest,
): Promise<Once<TrilletOperations, 'purchasePhoneNumber'>> {
	const { phoneNumber: number } = ordered;
	return await Once.open(context, {
		id: 'purchasePhoneNumber',
		input: { body },
		subject: number,
		targets: [`purchase ${number}`],
		numbers: [],
		asked: { ...ordered },
		idOf: (answer) => checkoutOf(answer) ?? numberOf(answer),
		// A number is in one account only, so it is listed when it was bought.
		find: async () => {
			const found = await findInList(context.client, number);
			const candidates = found.map((phoneNumber) => ({
				record: { phoneNumber },
				id: number,
				time: Date.now(),
				isOwn: true,
			}));
			return { candidates };
		},
		whenUnknown,
	});
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
		'Buy a phone number, which costs money. One that has to be paid first comes with the status payment_required and checkoutUrl, where a person pays. The ID is null when Trillet AI does not tell it yet.',
	consequence: 'The number is bought at once, and costs money until it is released.',
	requests: ['purchasePhoneNumber'],
	bodyOf: ['purchasePhoneNumber'],
	optionalRequests: { listPhoneNumbers: `the answer has no ID, or ${UNCONFIRMED}` },
	properties: [
		country,
		numberType,
		availableNumber,
		...phoneNumberFormatFields(),
		{
			displayName: 'Confirm Purchase',
			name: 'confirmPurchase',
			type: 'boolean',
			default: false,
			description:
				'Whether to really buy the number, at the cost of the account: a price each month, for each item',
		},
		optionsField([...propertiesOf(fields), whenUnknownField('the number may be charged twice')]),
		formerSection('additionalFields'),
	],
	async prepare(context) {
		const { parameters } = context;
		if (!parameters.flag('confirmPurchase')) {
			throw parameters.error(
				'confirmPurchase',
				'is off, so nothing was bought',
				'A phone number costs money each month. Turn it on to buy the number.',
			);
		}
		await preparePhoneNumbers(parameters);
		const ordered: PurchaseBody = {
			phoneNumber: readPhoneNumber(parameters, 'phoneNumber'),
			country: readCountry(parameters),
			type: parameters.choice('type', NUMBER_TYPES),
		};
		const options = parameters.inside(OPTIONS);
		const request: PurchaseRequest = {
			ordered,
			body: { ...ordered, ...readFields(fields, options, { keepEmpty: false }) },
			whenUnknown: readWhenUnknown(options),
		};
		await openPurchase(context, request);
		return request;
	},
	async carryOut(context, request: PurchaseRequest) {
		const { client } = context;
		const { ordered } = request;
		const purchased = await openPurchase(context, request);
		const { placement, ...answer } = await purchased.carryOut().catch(unpaid);
		if (placement === 'unknown') return toItems({ ...answer, placement });
		const bought = asObject(answer.phoneNumber);
		const checkoutUrl = checkoutOf(answer);
		// The number is bought already, so a list that cannot be read only costs its ID.
		const [listed = {}] = bought._id
			? []
			: await findInList(client, ordered.phoneNumber).catch(() => []);
		const number = pick({ ...ordered, ...listed, ...bought }, OUTPUT_FIELDS);
		if (checkoutUrl === undefined || listed.phoneNumber) return toItems({ ...number, placement });
		return toItems({ ...number, status: 'payment_required', checkoutUrl, placement });
	},
};
