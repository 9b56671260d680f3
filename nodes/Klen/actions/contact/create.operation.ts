import { createOnce, UNCONFIRMED } from '../../../shared/calls/create';
import { toItems, type Operation } from '../../../shared/node/operation';
import { readFields } from '../../../shared/fields/bodyFields';
import type { KlenClient } from '../../api/client';
import { contactCreation } from './creation';
import { additionalFields, commonFields, contextFields, firstName, readContext } from './fields';
import { prepareNumbersIn } from './phoneNumbers';
import { requestsForVariables } from '../contextVariable/definitions';

/** Creates a contact (docs.klen.ai/api-reference/contacts/create-contact). */
export const create: Operation<KlenClient> = {
	name: 'Create',
	value: 'create',
	action: 'Create a contact',
	description:
		'Add a contact, even if there is one with the same email or phone number; Create or Update looks for it first',
	requests: ['createContact'],
	bodyOf: ['createContact'],
	optionalRequests: { listContacts: UNCONFIRMED, ...requestsForVariables },
	properties: [{ ...firstName, required: true }, additionalFields, ...contextFields],
	async execute(context) {
		const { client, parameters } = context;
		const values = parameters.inside('additionalFields');
		await prepareNumbersIn(values);
		const body = {
			first_name: parameters.requiredText('firstName'),
			...readFields(commonFields, values, { keepEmpty: false }),
			...(await readContext(context)),
		};
		return toItems(await createOnce(context, contactCreation(client, body)));
	},
};
